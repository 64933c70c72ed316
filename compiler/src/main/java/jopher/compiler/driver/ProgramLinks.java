package jopher.compiler.driver;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

import jopher.abi.Names;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.link.LinkTable;

/// Binds the functions without a body of one program: to Go functions by linkname, to natives, or to nothing.
final class ProgramLinks implements LinkTable {
    private static final ClassDesc G = ClassDesc.ofInternalName(Names.G);

    private final Linknames linknames;
    private final NativeTable natives;

    ProgramLinks(Linknames linknames, NativeTable natives) {
        this.linknames = linknames;
        this.natives = natives;
    }

    @Override
    public Target resolve(FuncSym sym, String desc) {
        return switch (linknames.bindingOf(sym.goName)) {
            case Linknames.Binding.Go g -> {
                Linknames.Declared d = linknames.find(g.symbol());
                yield new Target(d.owner(), d.name(), desc, null);
            }
            case Linknames.Binding.Native n -> {
                String wrong = null;
                for (String s : n.symbols()) {
                    NativeTable.Method m = natives.find(s);
                    if (m != null && fits(m.descriptor(), desc)) {
                        yield new Target(m.owner(), m.name(), m.descriptor(), null);
                    }
                    if (m != null) {
                        wrong = s + " (" + m.owner() + "." + m.name() + " has the descriptor " + m.descriptor() + ", not " + desc + ")";
                    }
                }
                yield new Target(null, null, null, wrong != null ? wrong : sym.goName);
            }
        };
    }

    /// Whether a native can stand for a function of the descriptor `wanted`: it may do without the goroutine, and name wider classes
    /// than the generated ones, which Java code cannot name.
    private static boolean fits(String has, String wanted) {
        MethodTypeDesc h = MethodTypeDesc.ofDescriptor(has);
        MethodTypeDesc w = MethodTypeDesc.ofDescriptor(wanted);
        int skip = h.parameterCount() > 0 && h.parameterType(0).equals(G) ? 0 : 1;
        if (h.parameterCount() + skip != w.parameterCount() || !alike(h.returnType(), w.returnType())) {
            return false;
        }
        for (int i = 0; i < h.parameterCount(); i++) {
            if (!alike(h.parameterType(i), w.parameterType(i + skip))) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(ClassDesc a, ClassDesc b) {
        return a.isPrimitive() || b.isPrimitive() ? a.equals(b) : true;
    }
}
