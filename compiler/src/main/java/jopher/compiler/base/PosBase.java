package jopher.compiler.base;

/// The file, or `//line` directive, that positions are relative to.
///
/// A base made by [#file] is its own parent: its positions are absolute. A base made by [#line] starts at the
/// absolute position that follows the directive and renames file, line and column from there on.
/// Identity matters: two files of the same name are two bases.
public final class PosBase {
    private final Pos start;
    private final String filename;
    private final int line;
    private final int col;
    private final PosBase file;

    private PosBase(PosBase file, Pos start, String filename, int line, int col) {
        this.file = file == null ? this : file;
        this.start = start == null ? new Pos(this, 1, 1) : start;
        this.filename = filename;
        this.line = line;
        this.col = col;
    }

    /// The base of a whole file; `filename` is what messages show.
    public static PosBase file(String filename) {
        return new PosBase(null, null, filename, 1, 1);
    }

    /// The base that a line directive starts: at `start` (the position after the directive's comment) the source claims
    /// to be `filename:line:col`; `col` 0 means that columns are unknown until the next directive.
    public static PosBase line(Pos start, String filename, int line, int col) {
        return new PosBase(start.base().file, start, filename, Pos.saturate(line), Pos.saturate(col));
    }

    public boolean isFile() {
        return file == this;
    }

    /// The base of the file that contains this base.
    public PosBase fileBase() {
        return file;
    }

    /// Absolute position at which this base begins.
    public Pos start() {
        return start;
    }

    public String filename() {
        return filename;
    }

    public int line() {
        return line;
    }

    /// Column claimed at [#start], or 0 when unknown.
    public int col() {
        return col;
    }

    @Override
    public String toString() {
        return filename + ":" + line + (col == 0 ? "" : ":" + col);
    }
}
