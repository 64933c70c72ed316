package jopher.runtime.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The runtime's own writes to standard error: print, println, dying words. Unbuffered, errors ignored, as gc's `gwrite`.
public final class Stderr {
    private static volatile OutputStream out = new FileOutputStream(FileDescriptor.err);

    private Stderr() {
    }

    /// For tests and embedding hosts.
    public static void redirect(OutputStream to) {
        out = to;
    }

    public static void write(byte[] b, int off, int len) {
        try {
            out.write(b, off, len);
            out.flush();
        } catch (IOException e) {
            // nowhere to report
        }
    }

    public static void write(String utf8) {
        byte[] b = utf8.getBytes(StandardCharsets.UTF_8);
        write(b, 0, b.length);
    }

    /// Text with one char per byte; chars above 255 (names from Java) go out as UTF-8.
    public static void writeLatin1(CharSequence s) {
        byte[] b = new byte[s.length()];
        for (int i = 0; i < b.length; i++) {
            char c = s.charAt(i);
            if (c > 255) {
                write(s.toString());
                return;
            }
            b[i] = (byte) c;
        }
        write(b, 0, b.length);
    }
}
