// Only Handle has a meaning without C.
package cgo

//jopher:drop callbacks.go callbacks_traceback.go iscgo.go setenv.go linux.go clearenv.go
