package jopher.compiler.emit;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jopher.abi.Names;

/// The superclasses of the classes that generated code mentions, as far as merging of stack map types needs them:
/// generated classes by registration, the runtime's families by rule, anything else directly below Object.
public final class ClassHierarchy implements ClassHierarchyResolver {
    private static final String P = "jopher/runtime/pointers/";
    private final Map<String, String> superclasses = new ConcurrentHashMap<>();
    private final ClassHierarchyResolver jdk = ClassHierarchyResolver.ofResourceParsing(name -> {
        String n = name.descriptorString();
        return n.startsWith("Ljava/") ? Object.class.getResourceAsStream("/" + n.substring(1, n.length() - 1) + ".class") : null;
    }).cached(ConcurrentHashMap::new);

    public void register(String name, String superName) {
        superclasses.putIfAbsent(name, superName);
    }

    @Override
    public ClassHierarchyInfo getClassInfo(ClassDesc desc) {
        String d = desc.descriptorString();
        String name = d.substring(1, d.length() - 1);
        if (name.startsWith("java/")) {
            return jdk.getClassInfo(desc);
        }
        if (name.startsWith(Names.METHODS)) {
            return ClassHierarchyInfo.ofInterface();
        }
        return ClassHierarchyInfo.ofClass(ClassDesc.ofInternalName(superclass(name)));
    }

    private String superclass(String name) {
        String s = superclasses.get(name);
        if (s != null) {
            return s;
        }
        if (name.startsWith(Names.SHAPES)) {
            return "jopher/runtime/structs/Struct";
        }
        if (name.startsWith(Names.FUNCS)) {
            return "jopher/runtime/funcs/Func";
        }
        if (name.startsWith(P)) {
            String n = name.substring(P.length());
            if (n.startsWith("Cell")) {
                return P + "Ptr" + n.charAt(4);
            }
            if (n.startsWith("Elem")) {
                char k = n.charAt(4);
                return P + "Ptr" + ("ZBSCI".indexOf(k) >= 0 ? 'I' : k);
            }
            if (n.startsWith("Ptr") && n.length() == 4) {
                return P + "Ptr";
            }
        }
        return "java/lang/Object";
    }
}
