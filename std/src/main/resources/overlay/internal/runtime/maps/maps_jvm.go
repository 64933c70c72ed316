// Maps are objects of the Java runtime; what is left here is the error that package runtime raises by this package's name.
package maps

//jopher:replace-package

// unhashableTypeError is the panic of an access that need not hash its key, because the map is empty or nil, but must not accept it.
type unhashableTypeError struct{ text string }

func (unhashableTypeError) RuntimeError() {}

func (e unhashableTypeError) Error() string { return e.text }

// Unhashable makes the error; its text is complete.
func Unhashable(text string) error { return unhashableTypeError{text} }
