package runtime

// The types of run-time panics. Java makes their values through makeError, which init registers: the texts are complete
// there, so the types carry text where gc's carry operands.

// The Error interface identifies a run time error.
type Error interface {
	error

	// RuntimeError tells run time errors from other errors; it does nothing.
	RuntimeError()
}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	text string
}

func (*TypeAssertionError) RuntimeError() {}
func (e *TypeAssertionError) Error() string {
	return "interface conversion: " + e.text
}

// An errorString represents a runtime error described by a single string.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string {
	return "runtime error: " + string(e)
}

// errorAddressString is an errorString with the address of a faulting access.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string {
	return "runtime error: " + e.msg
}
func (e errorAddressString) Addr() uintptr { return e.addr }

// plainError is a runtime error whose text has no prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// A boundsError is a failed index, slice or conversion.
type boundsError struct {
	text string
}

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string {
	return "runtime error: " + e.text
}

// A PanicNilError happens when code calls panic(nil).
type PanicNilError struct {
	_ [0]func() // not comparable
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}
func (*PanicNilError) RuntimeError() {}

// Variables that other packages pull by linkname.
var (
	divideError   = error(errorString("integer divide by zero"))
	overflowError = error(errorString("integer overflow"))
	memoryError   = error(errorString("invalid memory address or nil pointer dereference"))
)

type stringer interface {
	String() string
}

// makeError makes the value of a run-time panic; the kinds are those of jopher.runtime.panics.Fault.
func makeError(kind, x, y int, s string) any {
	switch kind {
	case 0:
		return errorString(s)
	case 1:
		return plainError(s)
	case 2:
		return boundsError{s}
	case 3:
		return &TypeAssertionError{s}
	case 4:
		return new(PanicNilError)
	case 5:
		return memoryError
	case 6:
		return divideError
	case 7:
		return overflowError
	}
	return s
}

// panicText is what a dying program prints for values that can say it themselves, else nil.
func panicText(v any) any {
	switch v := v.(type) {
	case error:
		return v.Error()
	case stringer:
		return v.String()
	}
	return nil
}

func registerPanics(make func(kind, x, y int, s string) any, text func(v any) any)

func init() {
	registerPanics(makeError, panicText)
}
