package jopher.conformance.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One test.
///
/// @param name form: operand (what the call changes), shape of the call; with the numbers of both operands
/// @param group differences are counted by it
/// @param body statements of the function that is run
record Case(String name, String group, String body) {
    /// What recorded outcomes are found by: of the text alone.
    String key() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)), 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same number for ever.
    static int number(String text) {
        int h = 17;
        for (int i = 0; i < text.length(); i++) {
            h = h * 31 + text.charAt(i);
        }
        h ^= h >>> 15;
        h *= 0x2c1b3c6d;
        return (h ^ h >>> 12) & 0x7fffffff;
    }
}
