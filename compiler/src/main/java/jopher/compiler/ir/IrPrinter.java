package jopher.compiler.ir;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.types.Type;

/// Writes IR as indented Go-like text, for `--dump-after` and golden tests. Every implicit step is visible: conversions by
/// name, dereferences, one `.field` per embedding level. Variables of one function that share a name are told apart by a
/// suffix `'2`, `'3` in order of appearance.
public final class IrPrinter {
    private final StringBuilder out = new StringBuilder();
    private final Map<Local, String> names = new IdentityHashMap<>();
    private final Map<String, Integer> used = new LinkedHashMap<>();
    private int indent;

    private IrPrinter() {}

    /// Function literals stand where they are made, not as functions of the package.
    public static String print(PackageIr p) {
        var w = new IrPrinter();
        w.line("package " + p.pkg.path());
        for (var g : p.globals) {
            w.line("var " + g.name + " " + g.type);
        }
        if (!p.inits.isEmpty()) {
            w.line("init " + String.join(", ", p.inits.stream().map(s -> s.goName).toList()));
        }
        for (var t : p.types) {
            w.line("type " + (t.named() != null ? t.named() : t.struct()) + " // " + t.classBase());
            for (var m : t.methods()) {
                w.line("    " + (m.pointerReceiver() ? "*" : "") + m.name() + " = " + m.target().goName);
            }
        }
        for (var f : p.funcs) {
            if (f.outer == null) {
                w.line("");
                w.func(f);
            }
        }
        return w.out.toString();
    }

    public static String print(Func f) {
        var w = new IrPrinter();
        w.func(f);
        return w.out.toString();
    }

    public static String print(Expr e) {
        return new IrPrinter().expr(e);
    }

    public static String print(Stmt s) {
        var w = new IrPrinter();
        w.stmt(s);
        return w.out.toString();
    }

    // ---- text ----

    private void line(String s) {
        if (!s.isEmpty()) {
            out.repeat("    ", indent).append(s);
        }
        out.append('\n');
    }

    private String local(Local l) {
        return names.computeIfAbsent(l, k -> {
            String base = k.name.isEmpty() ? "_" : k.name;
            int n = used.merge(base, 1, Integer::sum);
            return n == 1 ? base : base + "'" + n;
        });
    }

    private String params(List<Local> list) {
        return String.join(", ", list.stream().map(l -> local(l) + " " + l.type + facts(l)).toList());
    }

    private static String facts(Local l) {
        String s = (l.addrTaken ? "&" : "") + (l.captured ? "^" : "") + (l.reassigned ? "=" : "");
        return s.isEmpty() ? "" : " /*" + s + "*/";
    }

    private void func(Func f) {
        if (f.outer == null) {
            names.clear();
            used.clear();
        }
        var b = new StringBuilder("func ").append(f.sym.goName).append('(').append(params(f.params)).append(')');
        if (!f.results.isEmpty()) {
            b.append(" (").append(params(f.results)).append(')');
        }
        if (!f.captures.isEmpty()) {
            b.append(" captures ").append(String.join(", ", f.captures.stream().map(this::local).toList()));
        }
        if (f.hasDefer) {
            b.append(" defers");
        }
        if (f.sym.recovers) {
            b.append(" recovers");
        }
        for (String p : f.pragmas) {
            b.append(" //go:").append(p);
        }
        line(b + " {");
        stmts(f.body);
        line("}");
    }

    private void stmts(List<Stmt> list) {
        indent++;
        for (Stmt s : list) {
            stmt(s);
        }
        indent--;
    }

    private static String lbl(Label l) {
        return l == null ? "" : l + ": ";
    }

    private void stmt(Stmt s) {
        switch (s) {
            case Stmt.Declare d -> line("var " + local(d.local()) + " " + d.local().type + facts(d.local()) + (d.init() == null ? "" : " = " + expr(d.init())));
            case Stmt.Assign a -> line(place(a.place()) + " = " + expr(a.value()));
            case Stmt.CallAssign a -> line(places(a.places()) + " = " + expr(a.call()));
            case Stmt.ExprStmt e -> line(expr(e.x()));
            case Stmt.AssertOk a -> line(place(a.dst()) + ", " + place(a.ok()) + " = " + expr(a.x()) + ".(" + a.target() + ")");
            case Stmt.Block b -> {
                line("{");
                stmts(b.stmts());
                line("}");
            }
            case Stmt.If i -> {
                line("if " + expr(i.cond()) + " {");
                stmts(i.then());
                if (!i.otherwise().isEmpty()) {
                    line("} else {");
                    stmts(i.otherwise());
                }
                line("}");
            }
            case Stmt.Loop l -> {
                line(lbl(l.label()) + "loop {");
                section("setup", l.condSetup());
                if (l.cond() != null) {
                    line("while " + expr(l.cond()));
                }
                stmts(l.body());
                section("post", l.post());
                line("}");
            }
            case Stmt.IntSwitch x -> {
                line(lbl(x.label()) + "intswitch " + expr(x.tag()) + " {");
                clauses(x.clauses(), x.otherwise());
            }
            case Stmt.StringSwitch x -> {
                line(lbl(x.label()) + "stringswitch " + expr(x.tag()) + " {");
                clauses(x.clauses(), x.otherwise());
            }
            case Stmt.Break b -> line("break " + b.label());
            case Stmt.Continue c -> line("continue " + c.label());
            case Stmt.Goto g -> line("goto " + g.label());
            case Stmt.LabelStmt l -> line(l.label() + ":");
            case Stmt.Return r -> line(r.values().isEmpty() ? "return" : "return " + exprs(r.values()));
            case Stmt.Panic p -> line("panic(" + expr(p.value()) + ")");
            case Stmt.GoStmt g -> line("go thunk " + expr(g.thunk()));
            case Stmt.DeferStmt d -> line("defer thunk " + expr(d.thunk()) + target(d.target()));
            case Stmt.GoCall g -> prefixed("go ", g.call(), "");
            case Stmt.DeferCall d -> prefixed("defer ", d.call(), target(d.target()));
            case Stmt.AssignList a -> line(places(a.places()) + " = " + exprs(a.values()));
            case Stmt.DeclareList d -> line("var " + String.join(", ", d.locals().stream().map(l -> l == null ? "_" : local(l) + " " + l.type + facts(l)).toList())
                    + " = " + exprs(d.values()));
            case Stmt.OpAssign o -> line(expr(o.place()) + " " + o.op().symbol + "= " + expr(o.value()));
            case Stmt.MapIndexOk m -> line(place(m.dst()) + ", " + place(m.ok()) + " = " + expr(m.x()));
            case Stmt.RecvOk r -> line(place(r.dst()) + ", " + place(r.ok()) + " = <-" + expr(r.ch()));
            case Stmt.Send x -> line(expr(x.ch()) + " <- " + expr(x.value()));
            case Stmt.Delete d -> line("delete(" + expr(d.map()) + ", " + expr(d.key()) + ")");
            case Stmt.Clear c -> line("clear(" + expr(c.x()) + ")");
            case Stmt.Print p -> line((p.newline() ? "println(" : "print(") + exprs(p.args()) + ")");
            case Stmt.Close c -> line("close(" + expr(c.ch()) + ")");
            case Stmt.Range r -> {
                String lhs = r.key() == null && r.value() == null ? "" : place(r.key()) + (r.value() == null ? "" : ", " + place(r.value())) + " := ";
                line(lbl(r.label()) + "for " + lhs + "range " + expr(r.x()) + " {");
                if (!r.before().isEmpty()) {
                    section("before", r.before());
                }
                if (r.assign() != null) {
                    stmts(List.of(r.assign()));
                }
                stmts(r.body());
                line("}");
            }
            case Stmt.For f -> {
                line(lbl(f.label()) + "for {" + (f.perIteration().isEmpty() ? "" : " // fresh: " + String.join(", ", f.perIteration().stream().map(this::local).toList())));
                section("init", f.init());
                if (f.cond() != null) {
                    line("while " + expr(f.cond()));
                }
                stmts(f.body());
                section("post", f.post());
                line("}");
            }
            case Stmt.Switch x -> {
                line(lbl(x.label()) + "switch " + (x.tag() == null ? "" : expr(x.tag()) + " ") + "{");
                for (var c : x.clauses()) {
                    line(c.values() == null ? "default:" : "case " + exprs(c.values()) + ":");
                    stmts(c.body());
                }
                line("}");
            }
            case Stmt.Fallthrough f -> line("fallthrough");
            case Stmt.TypeSwitch x -> {
                line(lbl(x.label()) + "typeswitch " + expr(x.x()) + " {");
                for (var c : x.clauses()) {
                    String head = c.types() == null ? "default" : "case " + String.join(", ", c.types().stream().map(t -> t == null ? "nil" : t.toString()).toList());
                    line(head + ":" + (c.local() == null ? "" : " // " + local(c.local()) + " " + c.local().type + facts(c.local())));
                    stmts(c.body());
                }
                line("}");
            }
            case Stmt.Select x -> {
                line(lbl(x.label()) + "select {");
                for (var c : x.clauses()) {
                    if (c.isDefault()) {
                        line("default:");
                    } else if (c.sendCh() != null) {
                        line("case " + expr(c.sendCh()) + " <- " + expr(c.sendValue()) + ":");
                    } else {
                        String lhs = c.dst() == null && c.ok() == null ? "" : place(c.dst()) + (c.ok() == null ? "" : ", " + place(c.ok())) + (c.define() ? " := " : " = ");
                        line("case " + lhs + "<-" + expr(c.recvCh()) + ":");
                    }
                    stmts(c.body());
                }
                line("}");
            }
        }
    }

    private void prefixed(String before, Stmt s, String after) {
        int start = out.length();
        stmt(s);
        out.insert(start + 4 * indent, before);
        out.insert(out.length() - 1, after);
    }

    private void section(String name, List<Stmt> list) {
        if (!list.isEmpty()) {
            line(name + ":");
            stmts(list);
        }
    }

    private void clauses(List<Stmt.IntSwitch.Clause> clauses, List<Stmt> otherwise) {
        for (var c : clauses) {
            line("case " + String.join(", ", c.values().stream().map(Object::toString).toList()) + ":");
            stmts(c.body());
        }
        if (!otherwise.isEmpty()) {
            line("default:");
            stmts(otherwise);
        }
        line("}");
    }

    private static String target(Func f) {
        return f == null ? "" : " // for " + f;
    }

    private String place(Expr e) {
        return e == null ? "_" : expr(e);
    }

    private String places(List<Expr> list) {
        return list.isEmpty() ? "_" : String.join(", ", list.stream().map(this::place).toList());
    }

    private String exprs(List<Expr> list) {
        return String.join(", ", list.stream().map(this::expr).toList());
    }

    /// An operand: parenthesised when it is an operator expression.
    private String operand(Expr e) {
        String s = expr(e);
        return switch (e) {
            case Expr.Binary b -> "(" + s + ")";
            case Expr.Logical l -> "(" + s + ")";
            case Expr.Concat c -> "(" + s + ")";
            case Expr.Unary u -> "(" + s + ")";
            case Expr.Deref d -> "(" + s + ")";
            case Expr.AddrOf a -> "(" + s + ")";
            case Expr.Recv r -> "(" + s + ")";
            default -> s;
        };
    }

    private static String paren(Type t) {
        String s = t.toString();
        return s.startsWith("*") || s.startsWith("<-") || s.startsWith("func") ? "(" + s + ")" : s;
    }

    private String opt(Expr e) {
        return e == null ? "" : expr(e);
    }

    private String closure(Expr.Closure c) {
        var inner = new IrPrinter();
        inner.names.putAll(names);
        inner.used.putAll(used);
        inner.indent = indent;
        inner.func(c.fn());
        names.putAll(inner.names);
        used.putAll(inner.used);
        return inner.out.toString().strip();
    }

    private String expr(Expr e) {
        return switch (e) {
            case Expr.Const c -> c.type() + "(" + c.value() + ")";
            case Expr.Zero z -> "zero[" + z.type() + "]";
            case Expr.LocalRef l -> local(l.local());
            case Expr.GlobalRef g -> g.global().toString();
            case Expr.FuncRef f -> f.sym().goName;
            case Expr.Closure c -> closure(c);
            case Expr.TypeDesc t -> "typedesc[" + t.of() + "]";
            case Expr.Unary u -> switch (u.op()) {
                case NEG -> "-";
                case COMPLEMENT -> "^";
                case NOT -> "!";
            } + operand(u.x());
            case Expr.Binary b -> operand(b.x()) + " " + b.op().symbol + " " + operand(b.y());
            case Expr.Logical l -> operand(l.x()) + (l.and() ? " && " : " || ") + operand(l.y());
            case Expr.Concat c -> String.join(" + ", c.parts().stream().map(this::operand).toList());
            case Expr.MinMax m -> (m.max() ? "max(" : "min(") + exprs(m.args()) + ")";
            case Expr.MakeComplex c -> "complex(" + expr(c.re()) + ", " + expr(c.im()) + ")";
            case Expr.Real r -> "real(" + expr(r.x()) + ")";
            case Expr.Imag i -> "imag(" + expr(i.x()) + ")";
            case Expr.Conv c -> paren(c.type()) + "{" + c.kind().name().toLowerCase(java.util.Locale.ROOT) + "}(" + expr(c.x()) + ")";
            case Expr.ToIface t -> "iface[" + t.type() + "](" + expr(t.x()) + ")";
            case Expr.IfaceToIface t -> "ifaceconv[" + t.type() + "](" + expr(t.x()) + ")";
            case Expr.TypeAssert t -> operand(t.x()) + ".(" + t.type() + (t.known() ? " /*known*/" : "") + ")";
            case Expr.DynamicAssert t -> operand(t.x()) + ".(" + t.type() + ")";
            case Expr.BitCast b -> "bitcast[" + b.type() + "](" + expr(b.x()) + ")";
            case Expr.Field f -> operand(f.x()) + (f.viaPointer() ? "->" : ".") + f.field().name();
            case Expr.Deref d -> "*" + operand(d.x());
            case Expr.Index i -> operand(i.x()) + "[" + expr(i.index()) + (i.bounded() ? " /*ok*/]" : "]");
            case Expr.AddrOf a -> "&" + operand(a.x());
            case Expr.SliceOp s -> operand(s.x()) + "[" + opt(s.lo()) + ":" + opt(s.hi()) + (s.max() == null ? "" : ":" + expr(s.max())) + "]";
            case Expr.Len l -> "len(" + expr(l.x()) + ")";
            case Expr.Cap c -> "cap(" + expr(c.x()) + ")";
            case Expr.Append a -> "append(" + expr(a.slice()) + (a.elems().isEmpty() ? "" : ", " + exprs(a.elems())) + ")";
            case Expr.AppendSlice a -> "append(" + expr(a.slice()) + ", " + expr(a.tail()) + "...)";
            case Expr.Copy c -> "copy(" + expr(c.dst()) + ", " + expr(c.src()) + ")";
            case Expr.New n -> "new(" + n.type() + ")";
            case Expr.MakeSlice m -> "make(" + m.type() + ", " + expr(m.len()) + (m.cap() == null ? "" : ", " + expr(m.cap())) + ")";
            case Expr.MakeChan m -> "make(" + m.type() + (m.size() == null ? "" : ", " + expr(m.size())) + ")";
            case Expr.UnsafeOp u -> "unsafe." + u.name() + "(" + exprs(u.args()) + ")";
            case Expr.StructLit s -> s.type() + "{" + String.join(", ", s.fields().stream().map(f -> f == null ? "_" : expr(f)).toList()) + "}";
            case Expr.ArrayLit a -> a.type() + "{len " + a.length() + (a.entries().isEmpty() ? "" : "; ")
                    + String.join(", ", a.entries().stream().map(x -> x.index() + ": " + expr(x.value())).toList()) + "}";
            case Expr.Call c -> call(c);
            case Expr.RuntimeCall c -> "runtime." + c.fn() + "(" + exprs(c.args()) + ")";
            case Expr.Recover r -> r.token() == null ? "recover()" : "recover(" + expr(r.token()) + ")";
            case Expr.RecoverToken r -> "recover.token";
            case Expr.MapSlot m -> operand(m.map()) + ".slot[" + expr(m.slot()) + "]";
            case Expr.MapIndex m -> operand(m.map()) + "[" + expr(m.key()) + "]";
            case Expr.MethodValue m -> "methodvalue(" + local(m.copy()) + facts(m.copy()) + " = " + expr(m.recv()) + " => " + expr(new Expr.Closure(m.pos(), m.type(), m.fn())) + ")";
            case Expr.MakeMap m -> "make(" + m.type() + (m.hint() == null ? "" : ", " + expr(m.hint())) + ")";
            case Expr.MapLit m -> {
                var b = new StringBuilder(m.type() + "{");
                for (int i = 0; i < m.keys().size(); i++) {
                    b.append(i == 0 ? "" : ", ").append(expr(m.keys().get(i))).append(": ").append(expr(m.values().get(i)));
                }
                yield b.append('}').toString();
            }
            case Expr.Recv r -> "<-" + operand(r.ch());
            case Expr.Seq s -> seq(s);
        };
    }

    private String call(Expr.Call c) {
        String fn = switch (c.callee()) {
            case Expr.StaticCallee s -> s.sym().goName;
            case Expr.FuncCallee f -> "(" + expr(f.fn()) + ")";
            case Expr.IfaceCallee i -> operand(i.recv()) + ".<" + i.method() + ">";
        };
        return fn + "(" + exprs(c.args()) + ")";
    }

    private String seq(Expr.Seq s) {
        var inner = new IrPrinter();
        inner.names.putAll(names);
        inner.used.putAll(used);
        inner.indent = indent;
        inner.stmts(s.stmts());
        String value = inner.expr(s.value());
        names.putAll(inner.names);
        used.putAll(inner.used);
        return "seq {\n" + inner.out + "    ".repeat(indent) + "    => " + value + "\n" + "    ".repeat(indent) + "}";
    }
}
