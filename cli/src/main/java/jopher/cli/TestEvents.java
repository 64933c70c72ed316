package jopher.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Turns the output of a test program that runs with `-test.v=test2json` into events, one JSON object a line (go doc test2json). What is
/// written here is the program's output.
///
/// Lines that say what a test does begin with ^V, so that they can be told from what tests print; each begins an event. All
/// other output is an event of its own, of the test that is running.
final class TestEvents extends OutputStream {
    private static final byte MARK = 0x16;
    /// Longer lines are passed on in pieces.
    private static final int LONGEST = 4096;
    /// Output without a newline is collected up to this size.
    private static final int PIECE = 1024;
    private static final List<String> UPDATES = List.of("=== RUN   ", "=== PAUSE ", "=== CONT  ", "=== NAME  ", "=== PASS  ", "=== FAIL  ", "=== SKIP  ", "=== ATTR  ", "=== ARTIFACTS ");
    private static final List<String> REPORTS = List.of("--- PASS: ", "--- FAIL: ", "--- SKIP: ", "--- BENCH: ");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX", Locale.ROOT).withZone(ZoneId.systemDefault());

    /// The result of a test, which is told when the next test begins.
    private record Report(String action, String test, String elapsed) {}

    private final PrintStream out;
    private final String pkg;
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final List<Report> reports = new ArrayList<>();
    private boolean withinLine;
    private boolean marked;
    private String test = "";
    private String result = "";
    private String failedBuild = "";

    /// @param out whole lines are written, by several threads
    TestEvents(PrintStream out, String pkg) {
        this.out = out;
        this.pkg = pkg;
        event("start", "", "");
    }

    /// The package did not build because of this one.
    void failedBuild(String description) {
        failedBuild = description;
    }

    /// How the program ended.
    void exited(boolean passed) {
        if (!passed) {
            result = "fail";
        } else if (!result.equals("skip")) {
            result = "pass";
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int off, int len) {
        for (int i = off; i < off + len; i++) {
            byte b = bytes[i];
            if (b == MARK && line.size() > 0) {
                endOfLine();
            }
            line.write(b);
            if (b == '\n') {
                endOfLine();
            } else if (b == '\t' && !withinLine && isBenchmark(line.toByteArray())) {
                // the name is shown at once, the numbers when they are there
                piece(line.toByteArray());
                line.reset();
                withinLine = true;
            } else if (line.size() >= LONGEST) {
                byte[] l = line.toByteArray();
                int whole = wholeCharacters(l);
                piece(Arrays.copyOf(l, whole));
                line.reset();
                line.write(l, whole, l.length - whole);
                withinLine = true;
            }
        }
    }

    private static boolean isBenchmark(byte[] l) {
        String s = new String(l, 0, l.length - 1, StandardCharsets.UTF_8).stripTrailing();
        return s.indexOf('\t') < 0 && s.startsWith("Benchmark") && (s.length() == 9 || !Character.isLowerCase(s.codePointAt(9)));
    }

    private void endOfLine() {
        byte[] l = line.toByteArray();
        line.reset();
        if (withinLine) {
            piece(l);
            withinLine = false;
        } else if (l.length > 0) {
            line(l);
        }
    }

    private void line(byte[] bytes) {
        boolean mark = bytes[0] == MARK;
        if (marked && !mark) {
            piece(bytes);
            return;
        }
        if (mark) {
            flushPieces();
            bytes = Arrays.copyOfRange(bytes, 1, bytes.length);
        }
        String s = new String(bytes, StandardCharsets.ISO_8859_1);
        String trim = s.endsWith("\n") ? s.substring(0, s.length() - 1) : s;
        if (s.endsWith("\n") && trim.endsWith("\r")) {
            trim = trim.substring(0, trim.length() - 1);
        }
        if (trim.equals("=== NAME")) { // blanks at the end were lost
            trim = "=== NAME  ";
            s = trim + "\n";
        }
        if (trim.equals("PASS") || trim.equals("FAIL") || trim.startsWith("FAIL\t")) {
            report(0);
            marked = mark;
            piece(bytes);
            result = trim.equals("PASS") ? "pass" : "fail";
            return;
        }
        if (s.startsWith("?   \t") && trim.endsWith("\t[no test files]") && reports.isEmpty()) {
            result = "skip";
        }
        if (UPDATES.stream().anyMatch(s::startsWith)) {
            marked = mark;
            update(s, bytes);
            return;
        }
        int indent = 0;
        while (s.startsWith("    ", 4 * indent)) {
            indent++;
        }
        String text = s.substring(4 * indent);
        if (REPORTS.stream().anyMatch(text::startsWith) && reports.size() >= indent) {
            marked = mark;
            result(text, indent);
        } else if (indent > 0 && indent <= reports.size() && REPORTS.stream().noneMatch(text::startsWith)) {
            test = reports.get(indent - 1).test();
        }
        piece(bytes);
    }

    /// A test begins, pauses, goes on.
    private void update(String s, byte[] bytes) {
        String[] words = cut(s.substring(4));
        String action = words[0].toLowerCase(Locale.ROOT);
        String name = utf8(words[1].strip());
        String more = "";
        if (action.equals("artifacts")) {
            String[] w = cut(name);
            name = w[0];
            more = ",\"Path\":" + Json.quote(w[1]);
        } else if (action.equals("attr")) {
            String[] w = cut(name);
            String[] value = cut(w[1]);
            name = w[0];
            more = (value[0].isEmpty() ? "" : ",\"Key\":" + Json.quote(value[0])) + (value[1].isEmpty() ? "" : ",\"Value\":" + Json.quote(value[1]));
        }
        report(0);
        test = name;
        switch (action) {
            case "name" -> { }
            case "pause" -> {
                piece(bytes);
                event(action, test, more);
            }
            default -> {
                event(action, test, more);
                piece(bytes);
            }
        }
    }

    private void result(String text, int indent) {
        String[] words = cut(text.substring(4));
        String name = utf8(words[1].strip());
        String elapsed = "";
        int at = name.indexOf(" (");
        if (at >= 0) {
            if (name.endsWith("s)")) {
                elapsed = number(name.substring(at + 2, name.length() - 2));
            }
            name = name.substring(0, at);
        }
        report(indent);
        test = name;
        reports.add(new Report(words[0].replaceFirst(":$", "").toLowerCase(Locale.ROOT), name, elapsed));
    }

    /// A number as encoding/json writes it, "" if it is none.
    private static String number(String s) {
        try {
            BigDecimal d = new BigDecimal(s).stripTrailingZeros();
            return d.scale() < 0 ? d.setScale(0, RoundingMode.UNNECESSARY).toString() : d.toPlainString();
        } catch (NumberFormatException e) {
            return "";
        }
    }

    /// Tells the results of the tests that are nested `depth` deep and deeper.
    private void report(int depth) {
        test = "";
        while (reports.size() > depth) {
            Report r = reports.removeLast();
            event(r.action(), r.test(), r.elapsed().isEmpty() ? "" : ",\"Elapsed\":" + r.elapsed());
        }
    }

    /// The last events. How the program ended has been told.
    @Override
    public void close() {
        if (line.size() > 0) {
            piece(line.toByteArray());
            line.reset();
        }
        flushPieces();
        if (!result.isEmpty()) {
            String elapsed = number(BigDecimal.valueOf(System.nanoTime() - start, 9).setScale(3, RoundingMode.HALF_UP).toString());
            event(result, test, ",\"Elapsed\":" + elapsed + (result.equals("fail") && !failedBuild.isEmpty() ? ",\"FailedBuild\":" + Json.quote(failedBuild) : ""));
        }
    }

    /// Output of the running test: whole lines at once, the rest when there is enough of it.
    private void piece(byte[] bytes) {
        for (byte b : bytes) {
            pending.write(b);
            if (b == '\n') {
                flushPieces();
            }
        }
        if (pending.size() >= PIECE) {
            byte[] all = pending.toByteArray();
            int whole = wholeCharacters(all);
            pending.reset();
            output(Arrays.copyOf(all, whole));
            pending.write(all, whole, all.length - whole);
        }
    }

    private void flushPieces() {
        if (pending.size() > 0) {
            byte[] all = pending.toByteArray();
            pending.reset();
            output(all);
        }
    }

    /// How many bytes end with a whole UTF-8 sequence.
    private static int wholeCharacters(byte[] b) {
        for (int i = 1; i < 4 && i < b.length; i++) {
            int c = b[b.length - i] & 255;
            if ((c & 0xC0) != 0x80) {
                int length = (c & 0xE0) == 0xC0 ? 2 : (c & 0xF0) == 0xE0 ? 3 : (c & 0xF8) == 0xF0 ? 4 : 1;
                return i < length ? b.length - i : b.length;
            }
        }
        return b.length;
    }

    private void output(byte[] bytes) {
        event("output", test, ",\"Output\":" + Json.quote(new String(bytes, StandardCharsets.UTF_8)));
    }

    private void event(String action, String ofTest, String more) {
        String s = "{\"Time\":\"" + TIME.format(Instant.now()) + "\",\"Action\":\"" + action + "\",\"Package\":" + Json.quote(pkg) + (ofTest.isEmpty() ? "" : ",\"Test\":" + Json.quote(ofTest)) + more + "}\n";
        synchronized (out) {
            out.print(s);
            out.flush();
        }
    }

    /// What stands before and after the first blank.
    private static String[] cut(String s) {
        int i = s.indexOf(' ');
        return i < 0 ? new String[] {s, ""} : new String[] {s.substring(0, i), s.substring(i + 1)};
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
