package jopher.compiler.types;

import jopher.compiler.types.constant.GoString;

/// Go string literals of texts in messages.
public final class Quote {
    private Quote() {}

    /// As `strconv.Quote`.
    public static String quote(String s) {
        return GoString.quoteText(s);
    }
}
