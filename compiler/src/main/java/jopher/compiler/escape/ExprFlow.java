package jopher.compiler.escape;

import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.NodeText;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Type;
import jopher.compiler.types.Types;

/// Where the values of expressions flow. Every operand is visited, whether or not its value goes anywhere: it may have calls inside.
final class ExprFlow {
    private final Flow f;
    private final Graph graph;

    ExprFlow(Flow f) {
        this.f = f;
        this.graph = f.graph;
    }

    void discard(Expr e) {
        expr(graph.discard(), e);
    }

    void discards(List<Expr> es) {
        es.forEach(this::discard);
    }

    /// Evaluates `e` and lets its value flow into `k`.
    void expr(Hole k, Expr e) {
        if (e == null) {
            return;
        }
        if (k.derefs() >= 0 && k.target() != graph.blank && !Sizing.hasPointers(e.type())) {
            k = k.into(graph.blank);
        }
        switch (e) {
            case Const x -> {}
            case Zero x -> {}
            case FuncRef x -> {}
            case GlobalRef x -> {}
            case TypeDesc x -> {}
            case RecoverToken x -> {}
            case Recover x -> discard(x.token());
            case LocalRef x -> graph.flow(k, f.location(x.local()));
            case Unary x -> discard(x.x());
            case Binary x -> {
                discard(x.x());
                discard(x.y());
            }
            case Logical x -> {
                discard(x.x());
                discard(x.y());
            }
            case Concat x -> {
                f.spill(k, x);
                discards(x.parts());
            }
            case Conv x -> conversion(k, x);
            case ToIface x -> {
                if (!Sizing.isDirect(x.x().type())) {
                    k = f.spill(k, x);
                }
                expr(graph.note(k, x, "interface-converted"), x.x());
            }
            case IfaceToIface x -> expr(graph.note(k, x, "interface-converted"), x.x());
            case TypeAssert x -> expr(asserted(k, x.type(), x, "dot"), x.x());
            case DynamicAssert x -> expr(asserted(k, x.type(), x, "dot"), x.x());
            // the address of the operand is taken, whether or not it is kept
            case BitCast x -> expr(graph.address(graph.deref(k, x, "indirection"), x, "address-of"), x.x());
            case Field x -> expr(x.viaPointer() ? graph.deref(k, x, "dot of pointer") : graph.note(k, x, "dot"), x.x());
            case Deref x -> expr(graph.deref(k, x, "indirection"), x.x());
            case Index x -> {
                expr(IrTypes.isArray(x.x().type()) ? graph.note(k, x, "fixed-array-index-of") : graph.deref(k, x, "dot of pointer"), x.x());
                discard(x.index());
            }
            case AddrOf x -> {
                if (NodeText.isLiteral(x.x())) {
                    expr(f.spill(k, x), x.x());
                } else {
                    expr(graph.address(k, x, "address-of"), x.x());
                }
            }
            case SliceOp x -> {
                expr(graph.note(k, x, "slice"), x.x());
                discard(x.lo());
                discard(x.hi());
                discard(x.max());
            }
            case New x -> f.spill(k, x);
            case MakeSlice x -> {
                f.spill(k, x);
                discard(x.len());
                discard(x.cap());
            }
            case MakeMap x -> {
                f.spill(k, x);
                discard(x.hint());
            }
            case MakeChan x -> discard(x.size());
            case StructLit x -> sourceOrder(k, x);
            case ArrayLit x -> {
                boolean array = IrTypes.isArray(x.type());
                Hole in = graph.note(array ? k : f.spill(k, x), x, array ? "array literal element" : "slice-literal-element");
                x.entries().forEach(en -> expr(in, en.value()));
            }
            case MapLit x -> {
                f.spill(k, x);
                for (int i = 0; i < x.keys().size(); i++) {
                    f.assigns.toHeap(x.keys().get(i), "map literal key", x);
                    f.assigns.toHeap(x.values().get(i), "map literal value", x);
                }
            }
            case Closure x -> f.calls.closure(k, x);
            case MethodValue x -> f.calls.methodValue(k, x);
            case Call x -> f.calls.call(List.of(k), x);
            case Append x -> f.calls.append(k, x);
            case AppendSlice x -> f.calls.append(k, x);
            case Copy x -> f.calls.copy(x);
            case Len x -> discard(x.x());
            case Cap x -> discard(x.x());
            case Real x -> discard(x.x());
            case Imag x -> discard(x.x());
            case MakeComplex x -> {
                discard(x.re());
                discard(x.im());
            }
            case MinMax x -> {
                Hole in = graph.note(k, x, "call parameter");
                x.args().forEach(a -> expr(in, a));
            }
            case UnsafeOp x -> {
                expr(graph.note(k, x, "call parameter"), x.args().getFirst());
                discards(x.args().subList(1, x.args().size()));
            }
            case MapIndex x -> {
                discard(x.map());
                discard(x.key());
            }
            case Recv x -> discard(x.ch());
            case RuntimeCall x -> discards(x.args());
            case MapSlot x -> throw new IllegalStateException("map slot before walk");
            case Seq x -> {
                f.stmts.list(x.stmts());
                expr(k, x.value());
            }
        }
    }

    private void sourceOrder(Hole k, StructLit x) {
        Hole in = graph.note(k, x, "struct literal element");
        if (x.evaluation() != null) {
            x.evaluation().forEach(i -> expr(in, x.fields().get(i)));
        } else {
            x.fields().forEach(v -> expr(in, v));
        }
    }

    Hole asserted(Hole k, Type t, Object where, String why) {
        return graph.note(IrTypes.isInterface(t) || Sizing.isDirect(t) ? k : k.shift(1), where, why);
    }

    private void conversion(Hole k, Conv x) {
        switch (x.kind()) {
            case NOP, NUMERIC, SLICE_TO_ARRAY_POINTER -> expr(k, x.x());
            case INT_TO_STRING, BYTES_VIEW, BYTES_TO_STRING, RUNES_TO_STRING, STRING_TO_BYTES, STRING_TO_RUNES -> {
                f.spill(k, x);
                discard(x.x());
            }
            case SLICE_TO_ARRAY -> expr(graph.deref(k, x, "slice-to-array"), x.x());
            case UNSAFE -> {
                if (isUintptr(x.x().type()) && Types.isUnsafePointer(x.type())) {
                    address(k, x.x());
                } else {
                    expr(k, x.x());
                }
            }
        }
    }

    static boolean isUintptr(Type t) {
        return t.underlying() instanceof Basic b && b.kind() == Basic.Kind.UINTPTR;
    }

    /// A uintptr that becomes a pointer: what conversions from pointers inside the arithmetic convert flows on.
    void address(Hole k, Expr e) {
        switch (e) {
            case Conv x when Types.isUnsafePointer(x.x().type()) -> expr(k, x.x());
            case Conv x when x.kind() == ConvKind.NUMERIC || x.kind() == ConvKind.NOP -> discard(x.x());
            case Field x when isHeaderData(x) -> expr(graph.deref(k, x, "reflect.Header.Data"), x.x());
            case Unary x -> address(k, x.x());
            case Binary x when x.op().isShift() -> {
                address(k, x.x());
                discard(x.y());
            }
            case Binary x -> {
                address(k, x.x());
                address(k, x.y());
            }
            default -> discard(e);
        }
    }

    /// The Data field of a reflect.SliceHeader or StringHeader behind a pointer: a pointer in disguise.
    static boolean isHeaderData(Expr e) {
        if (!(e instanceof Field x) || !x.viaPointer() || !x.field().name().equals("Data") || !(x.x().type().underlying() instanceof Pointer p)) {
            return false;
        }
        var n = Types.asNamed(p.elem());
        return n != null && n.obj().pkg() != null && n.obj().pkg().path().equals("reflect") && (n.obj().name().equals("SliceHeader") || n.obj().name().equals("StringHeader"));
    }

    /// The variable behind an expression that is nothing else, or null.
    static Local variable(Expr e) {
        return e instanceof LocalRef r ? r.local() : null;
    }
}
