package jopher.compiler.base;

/// An absolute source position (1-based line and byte column, as gc counts them) with the [PosBase] that says what
/// messages show for it. [#NONE] is the unknown position (base null, line 0).
///
/// Equality is by value; [#compareTo] orders by file name, line, column.
public record Pos(PosBase base, int line, int col) implements Comparable<Pos> {
    /// Largest line or column kept; greater values are cut to it (syntax/pos.go, PosMax).
    public static final int MAX = 1 << 30;

    public static final Pos NONE = new Pos(null, 0, 0);

    static int saturate(int x) {
        return Math.min(x, MAX);
    }

    public boolean isKnown() {
        return line > 0;
    }

    /// Base of the file that contains this position, skipping line directives; null for [#NONE].
    public PosBase fileBase() {
        return base == null ? null : base.fileBase();
    }

    /// Name of the file as given to the compiler, line directives ignored.
    public String filename() {
        return base == null ? "" : base.fileBase().filename();
    }

    /// File name after line directives.
    public String relFilename() {
        return base == null ? "" : base.filename();
    }

    /// Line after line directives.
    public int relLine() {
        if (base == null) {
            return line;
        }
        return base.line() == 0 ? 0 : base.line() + (line - base.start().line());
    }

    /// Column after line directives, 0 if a directive without a column made it unknown.
    public int relCol() {
        if (base == null) {
            return col;
        }
        if (base.col() == 0) {
            return 0;
        }
        return line == base.start().line() ? base.col() + (col - base.start().col()) : col;
    }

    /// This position moved by `bytes` columns on the same line.
    public Pos plusCols(int bytes) {
        return new Pos(base, line, saturate(col + bytes));
    }

    public boolean isBefore(Pos other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Pos o) {
        if (base != o.base) {
            int c = relFilename().compareTo(o.relFilename());
            if (c != 0) {
                return c;
            }
        }
        return line != o.line ? Integer.compare(line, o.line) : Integer.compare(col, o.col);
    }

    /// `file:line:col` as messages show it: after line directives and within gc's limits (cmd/internal/src: lines up to
    /// 2^20-2 and columns up to 254 are shown; a column beyond is left out).
    public String message() {
        if (line >= LINE_LIMIT) {
            return show(relFilename(), relLine() - line + LINE_LIMIT, 0);
        }
        int c = relCol();
        return show(relFilename(), relLine(), col < COL_LIMIT && c < COL_LIMIT ? c : 0);
    }

    /// The line, as far as gc keeps it: what it sorts messages by.
    int shownLine() {
        return Math.min(line, LINE_LIMIT);
    }

    /// The column, as far as gc keeps it.
    int shownCol() {
        return line >= LINE_LIMIT ? 0 : Math.min(col, COL_LIMIT);
    }

    private static final int LINE_LIMIT = (1 << 20) - 1;
    private static final int COL_LIMIT = (1 << 8) - 1;

    /// Position after line directives, and where they differ the absolute one in brackets (as syntax.Pos.String).
    @Override
    public String toString() {
        String rel = show(relFilename(), relLine(), relCol());
        String abs = show(filename(), line, col);
        return rel.equals(abs) ? rel : rel + "[" + abs + "]";
    }

    private static String show(String file, int line, int col) {
        if (line == 0) {
            return file.isEmpty() ? "<unknown position>" : file;
        }
        return col == 0 ? file + ":" + line : file + ":" + line + ":" + col;
    }
}
