package jopher.compiler.syntax;

import java.nio.charset.StandardCharsets;

/// Strings for the names and short literals of one file, found by their bytes so that a repeated name costs no
/// allocation. Keywords are entries of the same table: one probe tells name and keyword apart.
final class NameTable {
    static final class Entry {
        final String text;
        /// NAME, or the keyword.
        final TokenKind kind;
        private final byte[] bytes;
        private final int hash;
        private final Entry next;

        private Entry(String text, TokenKind kind, byte[] bytes, int hash, Entry next) {
            this.text = text;
            this.kind = kind;
            this.bytes = bytes;
            this.hash = hash;
            this.next = next;
        }
    }

    private Entry[] buckets = new Entry[512];
    private int size;

    NameTable() {
        for (TokenKind k : TokenKind.values()) {
            if (k.isKeyword()) {
                byte[] b = k.text().getBytes(StandardCharsets.US_ASCII);
                add(b, hash(b, 0, b.length), k);
            }
        }
    }

    /// The entry for `buf[from, to)`.
    Entry find(byte[] buf, int from, int to) {
        int h = hash(buf, from, to);
        for (Entry e = buckets[h & (buckets.length - 1)]; e != null; e = e.next) {
            if (e.hash == h && java.util.Arrays.equals(e.bytes, 0, e.bytes.length, buf, from, to)) {
                return e;
            }
        }
        return add(java.util.Arrays.copyOfRange(buf, from, to), h, TokenKind.NAME);
    }

    private Entry add(byte[] bytes, int hash, TokenKind kind) {
        if (size >= buckets.length) {
            grow();
        }
        size++;
        int i = hash & (buckets.length - 1);
        Entry e = new Entry(new String(bytes, StandardCharsets.UTF_8), kind, bytes, hash, buckets[i]);
        buckets[i] = e;
        return e;
    }

    private void grow() {
        Entry[] old = buckets;
        buckets = new Entry[old.length * 4];
        for (Entry chain : old) {
            for (Entry e = chain; e != null; e = e.next) {
                int i = e.hash & (buckets.length - 1);
                buckets[i] = new Entry(e.text, e.kind, e.bytes, e.hash, buckets[i]);
            }
        }
    }

    private static int hash(byte[] buf, int from, int to) {
        int h = to - from;
        for (int i = from; i < to; i++) {
            h = h * 31 + buf[i];
        }
        return h ^ h >>> 15;
    }
}
