package jopher.compiler.types;

import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.types.constant.Constant;

/// The universe scope and package unsafe: all predeclared objects (spec: Predeclared identifiers). Immutable once loaded.
public final class Universe {
    public static final Scope SCOPE = new Scope(null, Pos.NONE, Pos.NONE, "universe");
    public static final Package UNSAFE = new Package("unsafe", "unsafe", new Scope(SCOPE, Pos.NONE, Pos.NONE, "package unsafe"));

    /// `interface{}`, written as such.
    static final Interface EMPTY_INTERFACE = new Interface(List.of(), List.of());
    /// The interface that `any` stands for: printed as "any".
    static final Interface ANY_INTERFACE = new Interface(List.of(), List.of());
    public static final Alias ANY;
    public static final Named ERROR;
    public static final Named COMPARABLE;
    public static final Obj IOTA;
    public static final Obj NIL;
    /// The functions for the type checker's own test suites, in no scope.
    public static final Builtin ASSERT = new Builtin(Builtin.Id.ASSERT, null), TRACE = new Builtin(Builtin.Id.TRACE, null);

    static {
        EMPTY_INTERFACE.typeSet = TypeSet.TOP;
        ANY_INTERFACE.typeSet = TypeSet.TOP;
        for (var b : List.of(Basic.BOOL, Basic.INT, Basic.INT8, Basic.INT16, Basic.INT32, Basic.INT64, Basic.UINT, Basic.UINT8,
                Basic.UINT16, Basic.UINT32, Basic.UINT64, Basic.UINTPTR, Basic.FLOAT32, Basic.FLOAT64, Basic.COMPLEX64,
                Basic.COMPLEX128, Basic.STRING, Basic.BYTE, Basic.RUNE)) {
            SCOPE.insert(new TypeName(Pos.NONE, null, b.name(), b));
        }
        UNSAFE.scope.insert(new TypeName(Pos.NONE, UNSAFE, "Pointer", Basic.UNSAFE_POINTER));
        UNSAFE.complete = true;

        var any = new TypeName(Pos.NONE, null, "any", null);
        ANY = new Alias(any, ANY_INTERFACE);
        ANY.actual();
        SCOPE.insert(any);

        var error = new TypeName(Pos.NONE, null, "error", null);
        ERROR = new Named(error);
        var recv = new Var(Var.Kind.RECV, Pos.NONE, null, "", ERROR);
        var result = new Var(Var.Kind.RESULT, Pos.NONE, null, "", Basic.STRING);
        var method = new FuncObj(Pos.NONE, null, "Error",
                new Signature(recv, List.of(), List.of(), Tuple.EMPTY, Tuple.of(result), false));
        var errorInterface = new Interface(List.of(method), List.of());
        errorInterface.typeSet = new TypeSet(List.of(method), TermList.ALL, false);
        ERROR.setUnderlying(errorInterface);
        SCOPE.insert(error);

        var comparable = new TypeName(Pos.NONE, null, "comparable", null);
        COMPARABLE = new Named(comparable);
        var comparableInterface = new Interface(List.of(), List.of());
        comparableInterface.typeSet = new TypeSet(List.of(), TermList.ALL, true);
        COMPARABLE.setUnderlying(comparableInterface);
        SCOPE.insert(comparable);

        SCOPE.insert(new ConstObj(Pos.NONE, null, "true", Basic.UNTYPED_BOOL, Constant.of(true)));
        SCOPE.insert(new ConstObj(Pos.NONE, null, "false", Basic.UNTYPED_BOOL, Constant.of(false)));
        IOTA = new ConstObj(Pos.NONE, null, "iota", Basic.UNTYPED_INT, Constant.of(0));
        SCOPE.insert(IOTA);
        NIL = new NilObj();
        SCOPE.insert(NIL);

        for (var id : Builtin.Id.values()) {
            if (id == Builtin.Id.ASSERT || id == Builtin.Id.TRACE) {
                continue;
            }
            if (Obj.isExported(id.text())) {
                UNSAFE.scope.insert(new Builtin(id, UNSAFE));
            } else {
                SCOPE.insert(new Builtin(id, null));
            }
        }
    }

    private Universe() {}

    /// The predeclared object of that name, or null.
    public static Obj lookup(String name) {
        return SCOPE.lookup(name);
    }
}
