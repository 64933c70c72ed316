package jopher.compiler.escape;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import jopher.compiler.ir.FactKind;

/// Summaries in export data: a byte of flags, then for each parameter a length and the bytes of [Leaks#encode].
public final class SummaryFact implements FactKind<Summary> {
    public static final SummaryFact KIND = new SummaryFact();
    private static final int KEEP_ALIVE = 1;
    private static final int ESCAPES = 2;

    private SummaryFact() {}

    @Override
    public String name() {
        return "escape";
    }

    @Override
    public byte[] encode(Summary s) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((s.uintptrKeepAlive() ? KEEP_ALIVE : 0) | (s.uintptrEscapes() ? ESCAPES : 0));
        for (Leaks l : s.parameters()) {
            byte[] b = l.encode();
            out.write(b.length);
            out.writeBytes(b);
        }
        return out.toByteArray();
    }

    @Override
    public Summary decode(byte[] bytes) {
        List<Leaks> parameters = new ArrayList<>();
        int i = 1;
        while (i < bytes.length) {
            int n = bytes[i++];
            parameters.add(Leaks.decode(java.util.Arrays.copyOfRange(bytes, i, i + n)));
            i += n;
        }
        return new Summary(parameters, (bytes[0] & KEEP_ALIVE) != 0, (bytes[0] & ESCAPES) != 0);
    }
}
