package jopher.conformance.decisions;

/// Kinds of lines that -m prints.
enum Kind {
    CAN_INLINE("can inline"),
    INLINING("inlining call to"),
    MOVED("moved to heap"),
    ESCAPES("escapes to heap"),
    STAYS("does not escape"),
    LEAKING("leaking param"),
    DEVIRTUALIZING("devirtualizing"),
    OTHER("other");

    final String label;

    Kind(String label) {
        this.label = label;
    }

    static Kind of(String message) {
        for (Kind k : values()) {
            boolean end = k == ESCAPES || k == STAYS;
            if (end ? message.endsWith(k.label) : message.startsWith(k.label)) {
                return k;
            }
        }
        return OTHER;
    }
}
