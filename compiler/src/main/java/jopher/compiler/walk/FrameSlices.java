package jopher.compiler.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jopher.abi.RuntimeSymbol;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Escapes;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Local;
import jopher.compiler.ir.Stmt;
import jopher.compiler.ir.Stmt.*;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Sizes;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// The room in frames that gc gives to appended elements. Here all arrays are on the heap; the room shows in capacities: the first append to an empty slice
/// that stays in the frame takes all of it, and a slice that leaves the frame gets the capacity that its copy on the heap would have.
///
/// before: s = append(s, x); …; return s
/// after:  used := 0; …; s = append(s, x) backing(4, used); …; if used == 1 && len(s) <= 4 { s = s[:len(s):fit(len(s))] }; return s
///
/// Go 1.26 cmd/compile/internal/ssagen/ssa.go: append; slice/slice.go; runtime/slice.go: moveSliceNoCap.
final class FrameSlices {
    /// In bytes (Go 1.26 base.Debug.VariableMakeThreshold).
    private static final long ROOM = 32;

    private final Walk walk;
    private final Escapes escapes;
    private final Map<Local, Local> used = new IdentityHashMap<>();
    private final List<Local> declared = new ArrayList<>();
    private final Set<Local> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    FrameSlices(Walk walk, Escapes escapes) {
        this.walk = walk;
        this.escapes = escapes;
    }

    private static int room(Expr slice) {
        long size = Sizes.sizeof(IrTypes.elem(slice.type()));
        return size == 0 ? 0 : (int) (ROOM / size);
    }

    /// What `x` has in the frame, or null: of the appends to a variable the first one takes the room.
    Append.Backing backing(Append x) {
        int room = room(x);
        if (!escapes.staysInFrame(x.site()) || room == 0 || x.elems().isEmpty()) {
            return null;
        }
        boolean fits = x.elems().size() <= room;
        if (!(x.slice() instanceof LocalRef l)) {
            return fits ? new Append.Backing(room, flag(x.pos())) : null;
        }
        if (escapes.byClass().contains(x.site())) {
            return fits ? new Append.Backing(room, null) : null;
        }
        // the first one takes the room even if it is too small for it
        if (!taken.add(l.local()) || !fits) {
            return null;
        }
        Local flag = flag(x.pos());
        used.put(l.local(), flag);
        return new Append.Backing(room, flag);
    }

    /// gc appends to such a variable in place, and not in the frame.
    private boolean isInMemory(Local l) {
        return l.addrTaken || l.captured && l.reassigned || l.kind == Local.Kind.RESULT && walk.fn.hasDefer;
    }

    /// The parts of what gc keeps in registers (Go 1.26 ssa/value.go: CanSSA): four words, in no more than four fields.
    boolean isInRegisters(Expr place) {
        return switch (place) {
            case LocalRef l -> !isInMemory(l.local()) && fitsRegisters(l.type());
            case Field f -> !f.viaPointer() && isInRegisters(f.x());
            case null, default -> false;
        };
    }

    private static boolean fitsRegisters(Type t) {
        return Sizes.sizeof(t) <= 32 && switch (t.underlying()) {
            case Struct s -> s.numFields() <= 4 && s.fields().stream().allMatch(f -> fitsRegisters(f.type()));
            case Array a -> a.len() <= 1 && fitsRegisters(a.elem());
            default -> true;
        };
    }

    private Local flag(Pos pos) {
        Local l = new Local(pos, ".used" + declared.size(), Basic.INT32, Local.Kind.AUTO);
        l.owner = walk.fn;
        l.reassigned = true;
        declared.add(l);
        return l;
    }

    /// Before `value` is assigned.
    void leave(Expr value, List<Stmt> out) {
        if (value instanceof LocalRef l) {
            leave(value.pos(), l.local(), out);
        }
    }

    void leave(Return r, List<Stmt> out) {
        r.values().forEach(v -> leave(v, out));
        if (r.values().isEmpty()) {
            walk.fn.results.forEach(l -> leave(r.pos(), l, out));
        }
    }

    private void leave(Pos pos, Local l, List<Stmt> out) {
        Local flag = used.get(l);
        if (flag == null || !escapes.leaving().contains(l)) {
            return;
        }
        LocalRef s = new LocalRef(pos, l);
        Expr len = new Len(pos, Basic.INT, s);
        Expr fit = Walk.rt(pos, Basic.INT, RuntimeSymbol.FIT, len, IrTypes.intConst(pos, Sizes.sizeof(IrTypes.elem(l.type))));
        Expr inFrame = new Logical(pos, Basic.BOOL, true, new Binary(pos, Basic.BOOL, BinaryOp.EQ, new LocalRef(pos, flag), number(pos, 1)),
                new Binary(pos, Basic.BOOL, BinaryOp.LE, len, IrTypes.intConst(pos, room(s))));
        List<Stmt> move = new ArrayList<>();
        LocalRef cap = walk.define(pos, Basic.INT, fit, move);
        move.add(new Assign(pos, s, new SliceOp(pos, l.type, s, null, len, cap)));
        out.add(new If(pos, inFrame, move, List.of()));
    }

    private static Expr number(Pos pos, int n) {
        return new Const(pos, Basic.INT32, ((Const) IrTypes.intConst(pos, n)).value());
    }

    /// Another slice is in the variable: not the one in the frame.
    void assigned(Assign a, List<Stmt> out) {
        if (a.place() instanceof LocalRef l && used.containsKey(l.local()) && escapes.leaving().contains(l.local())
                && !(a.value() instanceof Append) && !(a.value() instanceof AppendSlice)) {
            LocalRef flag = new LocalRef(a.pos(), used.get(l.local()));
            out.add(new If(a.pos(), new Binary(a.pos(), Basic.BOOL, BinaryOp.EQ, flag, number(a.pos(), 1)),
                    List.of(new Assign(a.pos(), flag, number(a.pos(), 2))), List.of()));
        }
    }

    /// The walked body, with the flags in front.
    List<Stmt> around(List<Stmt> body) {
        if (declared.isEmpty()) {
            return body;
        }
        List<Stmt> out = new ArrayList<>();
        for (Local l : declared) {
            out.add(new Declare(walk.fn.pos, l, number(walk.fn.pos, 0)));
        }
        out.addAll(body);
        return out;
    }
}
