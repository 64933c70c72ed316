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

/// What compiling a package makes, as one cache entry: its export data with the hash of its face and the paths that it refers to, and its
/// class files. The number of class files stands at both ends, so that a damaged file is not taken for a product.
record PackageProduct(byte[] export, String face, List<String> refersTo, List<ClassFileEntry> classes) {
    private static final int MAGIC = 0x4a6f7032;

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(classes.size());
            out.writeUTF(face);
            out.writeInt(refersTo.size());
            for (String p : refersTo) {
                out.writeUTF(p);
            }
            out.writeInt(export.length);
            out.write(export);
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
    static Optional<PackageProduct> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            int n = in.readInt();
            String face = in.readUTF();
            List<String> refersTo = new ArrayList<>();
            for (int k = in.readInt(); k > 0; k--) {
                refersTo.add(in.readUTF());
            }
            byte[] export = in.readNBytes(in.readInt());
            List<ClassFileEntry> classes = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                String name = in.readUTF();
                byte[] b = in.readNBytes(in.readInt());
                classes.add(new ClassFileEntry(name, b));
            }
            return in.readInt() == n ? Optional.of(new PackageProduct(export, face, refersTo, classes)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
