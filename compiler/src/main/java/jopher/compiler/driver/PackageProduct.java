package jopher.compiler.driver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jopher.compiler.emit.ClassFileEntry;

/// A package's class files as one cache entry: a count, then name, length and bytes of each, and the count again, so that a
/// damaged file is not taken for a product.
final class PackageProduct {
    private static final int MAGIC = 0x4a6f7031;

    private PackageProduct() {}

    static byte[] write(List<ClassFileEntry> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(classes.size());
            for (ClassFileEntry c : classes) {
                out.writeUTF(c.name());
                out.writeInt(c.bytes().length);
                out.write(c.bytes());
            }
            out.writeInt(classes.size());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Empty if the bytes are no product.
    static Optional<List<ClassFileEntry>> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            int n = in.readInt();
            List<ClassFileEntry> out = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                String name = in.readUTF();
                byte[] b = in.readNBytes(in.readInt());
                out.add(new ClassFileEntry(name, b));
            }
            return in.readInt() == n ? Optional.of(out) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
