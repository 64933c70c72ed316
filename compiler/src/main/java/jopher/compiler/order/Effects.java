package jopher.compiler.order;

import java.util.List;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.IrVisitor;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// What the evaluation of an expression does that its neighbours can notice.
final class Effects {
    /// A nil pointer is followed: all such panics look the same.
    static final int NIL = 1;
    /// Any other panic.
    static final int OTHER = 2;

    private Effects() {}

    /// All operations inside `x`; order makes statements of those with effects.
    static Coming coming(Expr x) {
        Coming[] c = {Coming.NOTHING};
        if (x != null) {
            IrVisitor.visit(x, e -> c[0] = c[0].plus(of(e)));
        }
        return c[0];
    }

    static Coming coming(List<Expr> xs) {
        Coming c = Coming.NOTHING;
        for (Expr x : xs) {
            c = c.plus(coming(x));
        }
        return c;
    }

    /// The operation itself, without its operands.
    static Coming of(Expr e) {
        int own = own(e);
        boolean effect = isEffect(e);
        return own == 0 && !effect ? Coming.NOTHING : new Coming(effect ? 1 : 0, own & NIL, own / OTHER);
    }

    /// Whether it may write variables or memory.
    private static boolean isEffect(Expr e) {
        return e instanceof Call || e instanceof Recv || e instanceof Append || e instanceof AppendSlice || e instanceof Copy || e instanceof Seq;
    }

    /// Whether a callee must be evaluated before the arguments (Go 1.26 typecheck/const.go: callOrChan).
    static boolean hasCallOrChan(Expr x) {
        boolean[] found = {false};
        IrVisitor.visit(x, e -> found[0] |= switch (e) {
            case Append a -> true;
            case AppendSlice a -> true;
            case Call a -> true;
            case Cap a -> true;
            case MakeComplex a -> true;
            case Copy a -> true;
            case Imag a -> true;
            case Len a -> true;
            case MakeSlice a -> true;
            case MakeMap a -> true;
            case MakeChan a -> true;
            case MinMax a -> true;
            case Real a -> true;
            case Recover a -> true;
            case Recv a -> true;
            case UnsafeOp a -> true;
            default -> false;
        });
        return found[0];
    }

    /// The panics that evaluating `x` can end with: NIL, OTHER, both or 0.
    static int panics(Expr x) {
        int[] p = {0};
        IrVisitor.visit(x, e -> p[0] |= own(e));
        return p[0];
    }

    /// Whether it can be told which of two panics came first.
    static boolean distinguishable(int a, int b) {
        return a != 0 && b != 0 && (a | b) != NIL;
    }

    /// The panics of the operation itself, without its operands.
    static int own(Expr e) {
        return switch (e) {
            case Deref d -> NIL;
            case Field f when f.viaPointer() -> NIL;
            case Index i -> (IrTypes.arrayOf(i.x().type()) != null && !IrTypes.isArray(i.x().type()) ? NIL : 0)
                    | (i.bounded() || IrTypes.arrayOf(i.x().type()) != null && i.index() instanceof Const ? 0 : OTHER);
            case SliceOp s -> OTHER;
            case TypeAssert t -> OTHER;
            case MapIndex m -> hasInterface(IrTypes.mapKey(m.map().type())) ? OTHER : 0;
            case MethodValue m -> IrTypes.isInterface(m.recv().type()) ? NIL : 0;
            case Binary b when b.op() == BinaryOp.DIV || b.op() == BinaryOp.REM -> IrTypes.isInteger(b.type()) && !(b.y() instanceof Const) ? OTHER : 0;
            case Binary b when b.op().isShift() -> !(b.y() instanceof Const) && !IrTypes.isUnsigned(b.y().type()) ? OTHER : 0;
            case Binary b when b.op() == BinaryOp.EQ || b.op() == BinaryOp.NE -> hasInterface(b.x().type()) && !(b.x() instanceof Zero) && !(b.y() instanceof Zero) ? OTHER : 0;
            case Conv c -> c.kind() == ConvKind.SLICE_TO_ARRAY || c.kind() == ConvKind.SLICE_TO_ARRAY_POINTER ? OTHER : 0;
            case MakeSlice m -> OTHER;
            case MakeChan m -> OTHER;
            case UnsafeOp u -> OTHER;
            case Call c -> OTHER;
            case RuntimeCall c -> OTHER;
            default -> 0;
        };
    }

    /// Whether comparing or hashing values of the type can meet an uncomparable one.
    private static boolean hasInterface(Type t) {
        return switch (t.underlying()) {
            case Interface i -> true;
            case Struct s -> s.fields().stream().anyMatch(f -> hasInterface(f.type()));
            case Array a -> hasInterface(a.elem());
            case MapType m -> false;
            case Basic b -> false;
            default -> false;
        };
    }
}
