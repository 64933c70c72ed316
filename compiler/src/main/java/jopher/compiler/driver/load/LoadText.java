package jopher.compiler.driver.load;

/// A package as load found it, as text, for `--dump-after=load`.
public final class LoadText {
    private LoadText() {}

    /// Its name, version, files, overlay and imports, one a line.
    public static String of(LoadedPackage p) {
        StringBuilder sb = new StringBuilder("package ").append(p.name()).append(" // ").append(p.path()).append(", ").append(p.goVersion());
        if (p.module() != null) {
            sb.append(", module ").append(p.module().path());
        }
        sb.append('\n');
        p.fileNames().forEach(f -> sb.append("    file ").append(f).append('\n'));
        p.overlay().keySet().forEach(f -> sb.append("    overlay ").append(f).append('\n'));
        p.pins().keySet().forEach(n -> sb.append("    replaced ").append(n).append('\n'));
        p.embedFiles().keySet().forEach(f -> sb.append("    embed ").append(f).append('\n'));
        p.imports().forEach((path, q) -> sb.append("    import ").append(path).append(q.path().equals(path) ? "" : " = " + q.path()).append('\n'));
        return sb.toString();
    }
}
