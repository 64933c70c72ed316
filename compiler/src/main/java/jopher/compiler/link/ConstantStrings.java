package jopher.compiler.link;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Looks through the strings of a class file's constant pool (JVMS 4.4) without making an object of each: a link looks at every class of the
/// program.
final class ConstantStrings {
    private static final int UTF8 = 1;

    private ConstantStrings() {}

    /// Gives every string that contains `part`, both ASCII.
    static void containing(byte[] classFile, String part, Consumer<String> found) {
        byte[] want = part.getBytes(StandardCharsets.US_ASCII);
        int count = u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            switch (classFile[at]) {
                case UTF8 -> {
                    int n = u2(classFile, at + 1);
                    at += 3;
                    if (contains(classFile, at, at + n, want)) {
                        found.accept(new String(classFile, at, n, StandardCharsets.UTF_8));
                    }
                    at += n;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 5, 6 -> {
                    at += 9;
                    i++; // long and double take two numbers
                }
                case 7, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                default -> throw new IllegalArgumentException("constant pool tag " + classFile[at]);
            }
        }
    }

    private static boolean contains(byte[] b, int from, int to, byte[] want) {
        for (int i = from; i <= to - want.length; i++) {
            if (b[i] == want[0]) {
                int k = 1;
                while (k < want.length && b[i + k] == want[k]) {
                    k++;
                }
                if (k == want.length) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int u2(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }
}
