package jopher.compiler.driver;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import jopher.abi.GoNative;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;

/// The Java methods marked with [GoNative], by Go symbol, read from the class files of the runtime without loading them.
public final class NativeTable {
    /// Where natives live.
    private static final String FOLDER = "jopher/runtime/natives";

    private static final String MARK = "L" + GoNative.class.getName().replace('.', '/') + ";";

    /// A static Java method.
    public record Method(String owner, String name, String descriptor) {}

    private final Map<String, Method> bySymbol = new TreeMap<>();

    private NativeTable() {}

    /// All natives on the class path of `loader`.
    public static NativeTable of(ClassLoader loader) {
        NativeTable t = new NativeTable();
        try {
            for (URL url : Collections.list(loader.getResources(FOLDER))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    jar.setUseCaches(false);
                    t.readJar(jar);
                } else {
                    t.readFolder(Path.of(url.toURI()));
                }
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new CompilerBug("load", "", Pos.NONE, "cannot read the natives: " + e.getMessage(), e);
        }
        return t;
    }

    private void readJar(JarURLConnection connection) throws IOException {
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry e : Collections.list(jar.entries())) {
                if (e.getName().startsWith(FOLDER + "/") && e.getName().endsWith(".class")) {
                    try (InputStream in = jar.getInputStream(e)) {
                        read(in.readAllBytes());
                    }
                }
            }
        }
    }

    private void readFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path f : (Iterable<Path>) files.sorted()::iterator) {
                if (f.toString().endsWith(".class")) {
                    read(Files.readAllBytes(f));
                }
            }
        }
    }

    private void read(byte[] classFile) {
        ClassModel c = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG).parse(classFile);
        String owner = c.thisClass().asInternalName();
        for (MethodModel m : c.methods()) {
            m.findAttribute(Attributes.runtimeInvisibleAnnotations()).ifPresent(list -> {
                for (Annotation a : list.annotations()) {
                    if (a.className().equalsString(MARK)) {
                        a.elements().forEach(e -> add(e.value(), new Method(owner, m.methodName().stringValue(), m.methodType().stringValue())));
                    }
                }
            });
        }
    }

    private void add(AnnotationValue value, Method m) {
        switch (value) {
            case AnnotationValue.OfArray a -> a.values().forEach(v -> add(v, m));
            case AnnotationValue.OfString s -> {
                Method other = bySymbol.putIfAbsent(s.stringValue(), m);
                // the runtime may stand on the class path twice, as a jar and as a folder
                if (other != null && !other.equals(m)) {
                    throw new CompilerBug("load", "", Pos.NONE, "two natives for " + s.stringValue() + ": " + other + " and " + m);
                }
            }
            default -> { }
        }
    }

    /// The native for a symbol, null if there is none.
    public Method find(String symbol) {
        return bySymbol.get(symbol);
    }

    /// Every symbol that has a native.
    public Iterable<String> symbols() {
        return bySymbol.keySet();
    }
}
