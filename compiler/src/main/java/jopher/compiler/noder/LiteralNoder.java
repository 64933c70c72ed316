package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.IrTypes;
import jopher.compiler.ir.Stmt;
import jopher.compiler.syntax.Expr.CompositeLit;
import jopher.compiler.syntax.Expr.KeyValueExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Type;

/// Composite literals (spec: Composite literals).
final class LiteralNoder {
    private final FuncNoder f;

    LiteralNoder(FuncNoder f) {
        this.f = f;
    }

    /// The literal; where its type is elided and the element type is a pointer, the address of it.
    Expr composite(CompositeLit l) {
        Type t = f.values.rawType(l);
        if (t.underlying() instanceof Pointer p) {
            return new Expr.AddrOf(l.pos(), t, literal(l, f.type(p.elem())));
        }
        return literal(l, t);
    }

    private Expr literal(CompositeLit l, Type t) {
        boolean before = f.splitter.enter(l);
        try {
            return whole(l, t);
        } finally {
            f.splitter.leave(before);
        }
    }

    private Expr whole(CompositeLit l, Type t) {
        return switch (t.underlying()) {
            case Struct s -> struct(l, t, s);
            case Array a -> array(l, t, f.type(a.elem()), a.len());
            case Slice s -> array(l, t, f.type(s.elem()), -1);
            case MapType m -> map(l, t, f.type(m.key()), f.type(m.elem()));
            default -> throw f.bug(l.pos(), "literal of " + t);
        };
    }

    private Expr struct(CompositeLit l, Type t, Struct s) {
        Expr[] fields = new Expr[s.numFields()];
        List<Integer> evaluation = new ArrayList<>();
        boolean sorted = true;
        for (int i = 0; i < l.elemList().size(); i++) {
            var e = l.elemList().get(i);
            int index = i;
            if (e instanceof KeyValueExpr kv) {
                index = field(s, (Name) kv.key());
                e = kv.value();
            }
            sorted &= evaluation.isEmpty() || evaluation.getLast() < index;
            evaluation.add(index);
            fields[index] = element(e, f.type(s.field(index).type()));
        }
        return new Expr.StructLit(l.pos(), t, Arrays.asList(fields), sorted ? null : evaluation);
    }

    private int field(Struct s, Name key) {
        for (int i = 0; i < s.numFields(); i++) {
            if (s.field(i).name().equals(key.value())) {
                return i;
            }
        }
        throw f.bug(key.pos(), "no field " + key.value());
    }

    private Expr array(CompositeLit l, Type t, Type elem, long length) {
        List<jopher.compiler.syntax.Expr> elements = new ArrayList<>(l.elemList().size());
        List<Long> indices = new ArrayList<>(l.elemList().size());
        long next = 0;
        long max = 0;
        for (var e : l.elemList()) {
            if (e instanceof KeyValueExpr kv) {
                next = f.values.constant(kv.key()).toInt().int64();
                e = kv.value();
            }
            elements.add(e);
            indices.add(next++);
            max = Math.max(max, next);
        }
        long n = length < 0 ? max : length;
        if (f.splitter.isFilled(elements) && !elements.stream().allMatch(e -> f.values.constant(e) != null)) {
            Type slice = length < 0 ? t : new Slice(elem);
            Expr list = f.splitter.filled(l.pos(), new Expr.ArrayLit(l.pos(), slice, n, List.of()), elements, (in, to, i) -> {
                Pos pos = elements.get(i).pos();
                Expr place = new Expr.Index(pos, elem, to, IrTypes.constOf(pos, Basic.INT, indices.get(i)), true);
                return new Stmt.Assign(pos, place, in.literals.element(elements.get(i), elem));
            });
            return length < 0 ? list : new Expr.Conv(l.pos(), t, Expr.ConvKind.SLICE_TO_ARRAY, list);
        }
        List<Expr.ArrayLit.Entry> entries = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            entries.add(new Expr.ArrayLit.Entry(indices.get(i), element(elements.get(i), elem)));
        }
        return new Expr.ArrayLit(l.pos(), t, n, entries);
    }

    private Expr map(CompositeLit l, Type t, Type key, Type elem) {
        if (f.splitter.isFilled(l.elemList())) {
            return f.splitter.filled(l.pos(), new Expr.MapLit(l.pos(), t, List.of(), List.of()), l.elemList(), (in, to, i) -> {
                KeyValueExpr kv = (KeyValueExpr) l.elemList().get(i);
                Expr place = new Expr.MapIndex(kv.pos(), elem, to, in.literals.element(kv.key(), key));
                return new Stmt.Assign(kv.pos(), place, in.literals.element(kv.value(), elem));
            });
        }
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (var e : l.elemList()) {
            KeyValueExpr kv = (KeyValueExpr) e;
            keys.add(element(kv.key(), key));
            values.add(element(kv.value(), elem));
        }
        return new Expr.MapLit(l.pos(), t, keys, values);
    }

    /// An element; a literal without type has the element's type (or points to such).
    private Expr element(jopher.compiler.syntax.Expr e, Type elem) {
        return f.splitter.isPart(e) ? f.splitter.part(e.pos(), elem, in -> in.literals.made(e, elem)) : made(e, elem);
    }

    private Expr made(jopher.compiler.syntax.Expr e, Type elem) {
        if (e instanceof CompositeLit l && l.type() == null) {
            Pos pos = l.pos();
            if (elem.underlying() instanceof Pointer p) {
                return new Expr.AddrOf(pos, elem, literal(l, f.type(p.elem())));
            }
            return literal(l, elem);
        }
        return f.conv.to(e, elem);
    }
}
