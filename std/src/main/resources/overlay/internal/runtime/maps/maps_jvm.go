// Maps are objects of the Java runtime; nothing imports this package once runtime and reflect are ours.
package maps

//jopher:replace-package
