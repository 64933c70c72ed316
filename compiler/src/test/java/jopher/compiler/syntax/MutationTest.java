package jopher.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;

/// Damaged sources: the parser must end, without exceptions, and what it accepts must print and parse again.
class MutationTest {
    private static final int MUTATIONS = 2_000;

    @Test
    void survives() {
        byte[] sample = SampleSource.TEXT.getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int seed = 0; seed < MUTATIONS; seed++) {
                check(seed, mutate(sample, new Random(seed)));
            }
        });
    }

    /// Throws with the seed and the source if something is wrong.
    static void check(int seed, byte[] bytes) {
        Diagnostics d = new Diagnostics();
        try {
            File f = Parser.parse(new Source("mutated.go", bytes), d);
            d.lines(Diagnostics.LIMIT);
            if (f != null && !d.hasErrors()) {
                assertNull(Sweep.difference(f));
            }
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    /// One to four changes: tokens removed, repeated, exchanged or replaced, or bytes changed, or the end cut off.
    static byte[] mutate(byte[] source, Random random) {
        byte[] b = source;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            b = random.nextInt(3) == 0 ? mutateBytes(b, random) : mutateTokens(b, random);
        }
        return b;
    }

    private static byte[] mutateBytes(byte[] b, Random random) {
        if (b.length == 0) {
            return b;
        }
        int i = random.nextInt(b.length);
        byte[] c = b.clone();
        switch (random.nextInt(4)) {
            case 0 -> c[i] = (byte) random.nextInt(256);
            case 1 -> c = splice(b, i, i + 1, new byte[0]);
            case 2 -> c = splice(b, i, i, new byte[] {(byte) random.nextInt(256)});
            default -> c = random.nextInt(4) == 0 ? Arrays.copyOf(b, i) : splice(b, i, i, "\uFEFF".getBytes(StandardCharsets.UTF_8));
        }
        return c;
    }

    private record Range(int from, int to) {}

    private static byte[] mutateTokens(byte[] b, Random random) {
        List<Range> tokens = new ArrayList<>();
        Scanner s = new Scanner(b, new SourceReader.Listener() {
            @Override
            public void error(int line, int col, String message) {}

            @Override
            public void directive(int line, int col, String text, boolean alone) {}
        });
        for (s.next(); s.tok != TokenKind.EOF; s.next()) {
            tokens.add(new Range(s.start, s.at));
        }
        if (tokens.isEmpty()) {
            return b;
        }
        Range x = tokens.get(random.nextInt(tokens.size()));
        Range y = tokens.get(random.nextInt(tokens.size()));
        byte[] other = Arrays.copyOfRange(b, y.from, y.to);
        return switch (random.nextInt(4)) {
            case 0 -> splice(b, x.from, x.to, new byte[0]);
            case 1 -> splice(b, x.from, x.to, other);
            case 2 -> splice(b, x.from, x.from, (new String(other, StandardCharsets.ISO_8859_1) + " ").getBytes(StandardCharsets.ISO_8859_1));
            default -> splice(b, Math.min(x.from, y.from), Math.min(x.from, y.from) + Math.min(40, Math.abs(x.from - y.from)), new byte[0]);
        };
    }

    private static byte[] splice(byte[] b, int from, int to, byte[] insert) {
        byte[] c = new byte[b.length - (to - from) + insert.length];
        System.arraycopy(b, 0, c, 0, from);
        System.arraycopy(insert, 0, c, from, insert.length);
        System.arraycopy(b, to, c, from + insert.length, b.length - to);
        return c;
    }
}
