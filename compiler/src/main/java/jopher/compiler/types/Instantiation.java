package jopher.compiler.types;

import java.util.List;

/// Verification of type arguments (spec: Instantiations). Instances are made by [Context].
final class Instantiation {
    private Instantiation() {}

    /// The index of the first argument that does not satisfy its constraint (with the cause set), or -1.
    static int verify(List<TypeParam> params, List<Type> args, Context ctxt, TypeEnv env, Cause cause) {
        var subst = new Subst(params, args, ctxt);
        for (int i = 0; i < params.size(); i++) {
            var p = params.get(i);
            p.iface(); // makes sure that the bound is an interface
            if (!Implements.test(args.get(i), subst.apply(p.bound), true, env, cause)) {
                return i;
            }
        }
        return -1;
    }
}
