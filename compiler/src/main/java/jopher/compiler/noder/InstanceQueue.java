package jopher.compiler.noder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.FuncSym;
import jopher.compiler.syntax.Decl.FuncDecl;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeParam;

/// The instances of generic functions that the package needs. Each has a class of its own with a canonical name, so that
/// whoever compiles it writes the same class.
final class InstanceQueue {
    /// A function body to be noded with type arguments in place.
    record Work(FuncSym sym, FuncObj origin, FuncDecl decl, Info info, TypeMap types) {}

    private final Noder noder;
    private final Deque<Work> queue = new ArrayDeque<>();

    InstanceQueue(Noder noder) {
        this.noder = noder;
    }

    /// Makes the symbol of a new instance and queues its body.
    FuncSym add(String owner, String jvm, String go, FuncObj origin, List<Type> targs) {
        PackageSource.Source src = noder.sourceOf(origin);
        if (src == null) {
            throw new CompilerBug("noder", origin.fullName(), Pos.NONE, "no source of generic function");
        }
        FuncDecl decl = src.decl();
        Signature sig = origin.signature();
        List<TypeParam> params = sig.recv() != null ? sig.recvTypeParams() : sig.typeParams();
        Pos to = decl.body() == null ? decl.pos() : decl.body().rbrace();
        var types = new TypeMap(noder.context, noder.uses, params, targs, decl.pos(), to);
        var sym = new FuncSym(origin.pkg().path(), owner, jvm, go, Symbols.foldReceiver(types, sig), origin, decl.body() != null);
        sym.typeArgs = List.copyOf(targs);
        if (decl.body() != null) {
            queue.add(new Work(sym, origin, decl, src.info(), types));
        }
        return sym;
    }

    Work next() {
        return queue.poll();
    }
}
