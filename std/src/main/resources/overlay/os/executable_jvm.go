// The running executable is the program, not the JVM that /proc/self/exe would name.
package os

// programPath is the absolute path of the program as it was started.
//
//jopher:new
func programPath() string

func executable() (string, error) {
	return programPath(), nil
}
