package jopher.runtime.pointers;

/// Memory made of parts that are memories themselves. Bytes between the parts are padding: they read as zero and forget what is written.
abstract class Composite extends Memory {
    /// The part that byte `at` belongs to, with the offset in it; null in padding.
    abstract Place part(long at);

    @Override
    final long read(long at, int size) {
        check(at, size);
        long bits = 0;
        for (int done = 0; done < size; ) {
            Place p = part(at + done);
            int n = p == null ? 1 : (int) Math.min(size - done, p.memory().size() - p.at());
            if (p != null) {
                bits |= p.memory().read(p.at(), n) << done * 8;
            }
            done += n;
        }
        return bits;
    }

    @Override
    final void write(long at, int size, long bits) {
        check(at, size);
        for (int done = 0; done < size; ) {
            Place p = part(at + done);
            int n = p == null ? 1 : (int) Math.min(size - done, p.memory().size() - p.at());
            if (p != null) {
                p.memory().write(p.at(), n, bits >>> done * 8);
            }
            done += n;
        }
    }

    @Override
    final Object pointer(long at) {
        Place p = at < 0 || at >= size() ? null : part(at);
        return p == null ? super.pointer(at) : p.memory().pointer(p.at());
    }

    @Override
    final void setPointer(long at, Object value) {
        Place p = at < 0 || at >= size() ? null : part(at);
        if (p == null) {
            super.setPointer(at, value);
        } else {
            p.memory().setPointer(p.at(), value);
        }
    }
}
