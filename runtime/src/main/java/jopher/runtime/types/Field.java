package jopher.runtime.types;

/// One field of a struct type.
///
/// @param pkgPath  empty if exported
/// @param offset   in bytes, by amd64's layout
/// @param jvmField name of the JVM field in the shape class
public record Field(String name, String pkgPath, String tag, boolean embedded, GoType type, long offset, int index,
                    String jvmField) {
    public boolean exported() {
        return pkgPath.isEmpty();
    }
}
