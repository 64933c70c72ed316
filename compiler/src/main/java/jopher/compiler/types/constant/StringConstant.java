package jopher.compiler.types.constant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/// A string constant: bytes, one per character. A concatenation stays a tree until somebody looks at the bytes, so that
/// `a + b + c + …` in generated sources is not quadratic.
public final class StringConstant implements Constant {
    private String bytes;
    private StringConstant left;
    private StringConstant right;

    StringConstant(String bytes) {
        this.bytes = bytes;
    }

    StringConstant(StringConstant left, StringConstant right) {
        this.left = left;
        this.right = right;
    }

    static String bytesOf(byte[] b) {
        return new String(b, StandardCharsets.ISO_8859_1);
    }

    /// One character (0–255) per byte.
    public synchronized String bytes() {
        if (bytes == null) {
            var out = new StringBuilder();
            var todo = new ArrayDeque<StringConstant>();
            todo.push(this);
            while (!todo.isEmpty()) {
                var s = todo.pop();
                StringConstant l = s.left;
                StringConstant r = s.right;
                if (s.bytes != null || l == null || r == null) {
                    out.append(s.bytes);
                } else {
                    todo.push(r);
                    todo.push(l);
                }
            }
            bytes = out.toString();
            left = null;
            right = null;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StringConstant s && bytes().equals(s.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    /// Quoted, and shortened to 72 characters.
    @Override
    public String toString() {
        String q = GoString.quote(bytes());
        if (q.codePointCount(0, q.length()) > 72) {
            q = q.substring(0, q.offsetByCodePoints(0, 69)) + "...";
        }
        return q;
    }
}
