module jopher

go 1.26
