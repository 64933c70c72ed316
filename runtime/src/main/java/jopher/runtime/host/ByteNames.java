package jopher.runtime.host;

import jdk.internal.misc.Unsafe;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Names from and for the operating system are bytes: of files, arguments, environment. The JDK takes them for text in the locale's encoding and loses
/// what is none. In a program's own process its encoding of names becomes Latin-1, one character for each byte, in every locale; what the JVM's start
/// has decoded already is read again from the kernel.
///
/// Only NIO's paths and new processes are meant; `java.io.File` and its streams encode in C, see [#file].
final class ByteNames {
    /// What C code of the JDK encodes names by.
    private static final Charset LOCALE = charset(System.getProperty("sun.jnu.encoding", "UTF-8"));
    private static volatile Charset names = LOCALE;

    private ByteNames() {
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /// How Java's strings stand for bytes.
    static Charset charset() {
        return names;
    }

    /// To be called before anything is compiled that has looked at the fields. Where the JDK has other ones, all stays with the locale.
    static void install() {
        try {
            Unsafe u = Unsafe.getUnsafe();
            List<Field> fields = List.of(Class.forName("sun.nio.fs.Util").getDeclaredField("jnuEncoding"), Class.forName("java.lang.ProcessImpl").getDeclaredField("JNU_CHARSET"));
            for (Field f : fields) {
                if (f.getType() != Charset.class) {
                    return;
                }
            }
            for (Field f : fields) {
                u.ensureClassInitialized(f.getDeclaringClass());
                u.putReferenceVolatile(u.staticFieldBase(f), u.staticFieldOffset(f), StandardCharsets.ISO_8859_1);
            }
            names = StandardCharsets.ISO_8859_1;
        } catch (ReflectiveOperationException | LinkageError e) {
            // the locale's it is
        }
    }

    /// A file's name as C code of the JDK wants it.
    static String file(Path p) {
        return new String(p.toString().getBytes(names), LOCALE);
    }

    /// The program's arguments, whose number Java knows; before them its name, given as a property.
    static List<byte[]> arguments(String argv0, String[] args) {
        List<byte[]> words = words("/proc/self/cmdline");
        List<byte[]> out = new ArrayList<>();
        byte[] property = "-Djopher.prog=".getBytes(StandardCharsets.US_ASCII);
        byte[] name = words.stream().filter(w -> w.length >= property.length && java.util.Arrays.equals(w, 0, property.length, property, 0, property.length))
                .findFirst().map(w -> java.util.Arrays.copyOfRange(w, property.length, w.length)).orElse(argv0.getBytes(LOCALE));
        out.add(name);
        if (words.size() > args.length) {
            out.addAll(words.subList(words.size() - args.length, words.size()));
        } else {
            for (String a : args) {
                out.add(a.getBytes(LOCALE));
            }
        }
        return out;
    }

    /// "K=V" lines as execve gave them. The launcher sets LC_ALL where Java could not name files otherwise; here it is what it was.
    static List<byte[]> environment() {
        List<byte[]> out = words("/proc/self/environ");
        if (out.isEmpty()) {
            System.getenv().forEach((k, v) -> out.add((k + "=" + v).getBytes(LOCALE)));
        }
        byte[] before = null;
        for (byte[] line : out) {
            if (starts(line, SAVED)) {
                before = line;
            }
        }
        if (before != null) {
            String value = new String(before, SAVED.length(), before.length - SAVED.length(), StandardCharsets.ISO_8859_1);
            out.removeIf(line -> starts(line, SAVED) || starts(line, "LC_ALL="));
            if (!value.equals("unset")) {
                out.add(("LC_ALL=" + value).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out;
    }

    private static final String SAVED = "JOPHER_LC_ALL=";

    private static boolean starts(byte[] line, String prefix) {
        return new String(line, 0, Math.min(line.length, prefix.length()), StandardCharsets.ISO_8859_1).equals(prefix);
    }

    /// What ends in zero bytes; empty where there is no such file.
    private static List<byte[]> words(String file) {
        List<byte[]> out = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(Path.of(file));
            int from = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == 0) {
                    out.add(java.util.Arrays.copyOfRange(all, from, i));
                    from = i + 1;
                }
            }
        } catch (IOException | RuntimeException e) {
            out.clear();
        }
        return out;
    }
}
