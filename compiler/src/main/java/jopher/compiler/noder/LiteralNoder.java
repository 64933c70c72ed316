package jopher.compiler.noder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr;
import jopher.compiler.ir.Site;
import jopher.compiler.syntax.Expr.CompositeLit;
import jopher.compiler.syntax.Expr.KeyValueExpr;
import jopher.compiler.syntax.Expr.Name;
import jopher.compiler.types.Array;
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
        List<Expr.ArrayLit.Entry> entries = new ArrayList<>(l.elemList().size());
        long next = 0;
        long max = 0;
        for (var e : l.elemList()) {
            if (e instanceof KeyValueExpr kv) {
                long i = f.values.constant(kv.key()).toInt().int64();
                next = i;
                e = kv.value();
            }
            entries.add(new Expr.ArrayLit.Entry(next, element(e, elem)));
            next++;
            max = Math.max(max, next);
        }
        return new Expr.ArrayLit(l.pos(), t, length < 0 ? max : length, entries);
    }

    private Expr map(CompositeLit l, Type t, Type key, Type elem) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (var e : l.elemList()) {
            KeyValueExpr kv = (KeyValueExpr) e;
            keys.add(element(kv.key(), key));
            values.add(element(kv.value(), elem));
        }
        return new Expr.MapLit(l.pos(), t, keys, values, new Site());
    }

    /// An element; a literal without type has the element's type (or points to such).
    private Expr element(jopher.compiler.syntax.Expr e, Type elem) {
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
