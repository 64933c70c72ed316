package jopher.compiler.ir;

import java.util.List;
import java.util.stream.Collectors;
import jopher.compiler.base.Pos;
import jopher.compiler.ir.Expr.*;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Type;
import jopher.compiler.types.constant.Constant;

/// Nodes as gc's messages show them (cmd/compile/internal/ir/fmt.go): constants by value, literals as `T{...}`, methods as `(*T).M(x)`, what the type checker added
/// left out. That something was added follows from its position: what stands in the source stands before its operand.
public final class NodeText {
    private static final int PRIMARY = 8;
    private static final int UNARY = 7;

    public final TypeText types;
    private final Package local;

    public NodeText(Package local) {
        this.local = local;
        this.types = new TypeText(local);
    }

    /// `&x` allocates for these.
    public static boolean isLiteral(Expr x) {
        return x instanceof StructLit || x instanceof ArrayLit || x instanceof MapLit || x instanceof Zero;
    }

    /// Where messages about an expression point.
    public static Pos pos(Expr e) {
        return switch (e) {
            // gc gives a conversion the position of its operand
            case Conv c when c.kind() != ConvKind.NOP -> c.x().pos();
            case ToIface t when isWritten(t.pos(), t.x()) -> t.x().pos();
            default -> e.pos();
        };
    }

    /// A function without its package; instances with the shapes of their type arguments.
    public String function(Func f) {
        Func root = f;
        while (root.outer != null) {
            root = root.outer;
        }
        FuncSym r = root.sym;
        String name = function(f.sym);
        if (r.typeArgs.isEmpty()) {
            return name;
        }
        String shapes = r.typeArgs.stream().map(t -> types.shape(t, true)).collect(Collectors.joining(",", "[", "]"));
        return prefix(r.pkgPath) + name.replaceFirst("\\[\\.\\.\\.]", java.util.regex.Matcher.quoteReplacement(shapes));
    }

    private static String function(FuncSym sym) {
        String s = sym.goName;
        return s.substring(s.indexOf('.', s.lastIndexOf('/') + 1) + 1);
    }

    /// What names of another package begin with.
    private String prefix(String pkgPath) {
        return pkgPath.equals(local.path()) ? "" : pkgPath.substring(pkgPath.lastIndexOf('/') + 1) + ".";
    }

    /// A variable, expression, statement or clause.
    public String of(Object node) {
        return switch (node) {
            case null -> "<nil>";
            case Local l -> name(l);
            case Expr e -> expr(e, 0);
            case Stmt s -> stmt(s);
            case Stmt.TypeSwitch.TypeClause c -> "case " + (c.types() == null ? "" : c.types().stream().map(t -> t == null ? "nil" : types.of(t)).collect(Collectors.joining(", "))) + ": ";
            case Stmt.Select.CommClause c -> "case";
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    /// A type as messages name it.
    public String type(Type t) {
        return types.of(t);
    }

    private String name(Local l) {
        if (l.kind == Local.Kind.RESULT && (l.name.isEmpty() || l.name.equals("_"))) {
            return "~r" + l.owner.results.indexOf(l);
        }
        if (l.kind == Local.Kind.TEMP || l.name.equals(".new")) {
            return ".autotmp";
        }
        return prefix(l.owner.sym.pkgPath) + (l.name.startsWith(".") ? "#" + l.name.substring(1) : l.name);
    }

    /// `e` with its operand written as `operand` (a make of that size, a conversion of that constant).
    public String with(Expr e, String operand) {
        return switch (e) {
            case MakeSlice m when m.cap() != null -> "make(" + types.of(m.type()) + ", " + of(m.len()) + ", " + operand + ")";
            case MakeSlice m -> "make(" + types.of(m.type()) + ", " + operand + ")";
            case ToIface t when !isWritten(t.pos(), t.x()) -> operand;
            case ToIface t -> conversion(t.type(), operand);
            default -> of(e);
        };
    }

    /// A value of type `t` as gc writes constants.
    public String constant(Type t, Constant v) {
        if (t == Basic.RUNE && v instanceof Constant.Int i && i.value().signum() >= 0 && i.value().bitLength() < 22 && i.value().intValue() <= Character.MAX_CODE_POINT) {
            return quotedRune(i.value().intValue());
        }
        Type plain = switch (v.kind()) {
            case BOOL -> Basic.BOOL;
            case STRING -> Basic.STRING;
            case INT -> IrTypes.isInteger(t) ? Basic.INT : IrTypes.isComplex(t) ? Basic.COMPLEX128 : Basic.FLOAT64;
            case FLOAT -> IrTypes.isComplex(t) ? Basic.COMPLEX128 : Basic.FLOAT64;
            case COMPLEX -> Basic.COMPLEX128;
            case UNKNOWN -> null;
        };
        return t == plain ? v.toString() : types.of(t) + "(" + v + ")";
    }

    private static String quotedRune(int r) {
        return switch (r) {
            case 7 -> "'\\a'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 11 -> "'\\v'";
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            default -> r < ' ' || r == 0x7F ? String.format("'\\x%02x'", r) : !Character.isDefined(r) || Character.isISOControl(r)
                    ? String.format(r < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", r) : "'" + Character.toString(r) + "'";
        };
    }

    /// Whether an operator at `pos` on `x` stands in the source.
    private static boolean isWritten(Pos pos, Expr x) {
        return !(x instanceof LocalRef r && r.local().kind == Local.Kind.TEMP) && pos.isBefore(first(x));
    }

    /// The position of an expression without what gc's checker put around it.
    private static Pos first(Expr x) {
        return switch (x) {
            case AddrOf a when !isLiteral(a.x()) && !a.pos().isBefore(first(a.x())) -> first(a.x());
            default -> x.pos();
        };
    }

    private String expr(Expr e, int outer) {
        if (e instanceof ToIface t && t.x() instanceof Zero z && !IrTypes.isAggregate(z.type())) {
            // nil has a type of its own only by a conversion
            String nil = conversion(z.type(), "nil");
            return isWritten(t.pos(), z) ? conversion(t.type(), nil) : nil;
        }
        int prec = precedence(e);
        if (prec < 0) {
            // left out: what is under it counts
            return expr(under(e), outer);
        }
        String s = text(e, prec);
        return outer > prec ? "(" + s + ")" : s;
    }

    private static Expr under(Expr e) {
        return switch (e) {
            case AddrOf a -> a.x();
            case Deref d -> d.x();
            case Conv c -> c.x();
            case ToIface t -> t.x();
            case IfaceToIface t -> t.x();
            case Seq s -> s.value();
            default -> throw new IllegalStateException();
        };
    }

    /// gc's precedence of an operator; −1 for what is not shown.
    private static int precedence(Expr e) {
        return switch (e) {
            case AddrOf a when isLiteral(a.x()) -> PRIMARY;
            case AddrOf a -> isWritten(a.pos(), a.x()) ? UNARY : -1;
            case Deref d -> isWritten(d.pos(), d.x()) ? UNARY : -1;
            case Conv c -> c.kind() != ConvKind.NOP && c.kind() != ConvKind.UNSAFE && c.kind() != ConvKind.NUMERIC || isWritten(c.pos(), c.x()) ? PRIMARY : -1;
            case ToIface t -> isWritten(t.pos(), t.x()) ? PRIMARY : -1;
            case IfaceToIface t -> isWritten(t.pos(), t.x()) ? PRIMARY : -1;
            case Seq s -> -1;
            case Unary u -> UNARY;
            case Recv r -> UNARY;
            case BitCast b -> UNARY;
            case Binary b -> switch (b.op()) {
                case MUL, DIV, REM, AND, AND_NOT, SHL, SHR -> 6;
                case ADD, SUB, OR, XOR -> 5;
                default -> 4;
            };
            case Concat c -> 5;
            case Logical l -> l.and() ? 3 : 2;
            default -> PRIMARY;
        };
    }

    private String text(Expr e, int prec) {
        return switch (e) {
            case Const c -> constant(c.type(), c.value());
            case Zero z -> IrTypes.isAggregate(z.type()) ? types.of(z.type()) + "{}" : IrTypes.isString(z.type()) ? "\"\"" : isNumber(z.type()) ? "0" : "nil";
            case LocalRef r -> name(r.local());
            case GlobalRef g -> prefix(g.global().pkgPath) + g.global().name;
            case FuncRef r -> callee(r.sym());
            case Closure c -> c.fn().synthetic ? function(c.fn()).replaceFirst("-fm$", "") : "func literal";
            case TypeDesc t -> types.of(t.of());
            case Unary u -> sign(u) + (u.x() instanceof Unary v && v.op() == u.op() ? " " : "") + expr(u.x(), prec + 1);
            case Binary b -> expr(b.x(), prec) + " " + b.op().symbol + " " + expr(b.y(), prec + 1);
            case Logical l -> expr(l.x(), prec) + (l.and() ? " && " : " || ") + expr(l.y(), prec + 1);
            case Concat c -> c.parts().stream().map(p -> expr(p, prec)).collect(Collectors.joining(" + "));
            case Conv c -> conversion(c.type(), of(c.x()));
            case ToIface t -> conversion(t.type(), of(t.x()));
            case IfaceToIface t -> conversion(t.type(), of(t.x()));
            case TypeAssert t -> expr(t.x(), prec) + ".(" + types.of(t.type()) + ")";
            case DynamicAssert t -> expr(t.x(), prec) + ".(" + types.of(t.type()) + ")";
            case BitCast b -> "*(*" + types.of(b.type()) + ")(unsafe.Pointer(&" + expr(b.x(), prec) + "))";
            case Field f -> expr(f.x(), prec) + "." + f.field().name();
            case Deref d -> "*" + expr(d.x(), prec + 1);
            case Index i -> expr(i.x(), prec) + "[" + of(i.index()) + "]";
            case MapIndex i -> expr(i.map(), prec) + "[" + of(i.key()) + "]";
            case AddrOf a -> "&" + (isLiteral(a.x()) ? of(a.x()) : expr(a.x(), prec + 1));
            case SliceOp s -> expr(s.x(), prec) + "[" + (s.lo() == null ? "" : of(s.lo())) + ":" + (s.hi() == null ? "" : of(s.hi()))
                    + (s.max() == null ? "" : ":" + of(s.max())) + "]";
            case Len l -> "len(" + of(l.x()) + ")";
            case Cap c -> "cap(" + of(c.x()) + ")";
            case Real r -> "real(" + of(r.x()) + ")";
            case Imag i -> "imag(" + of(i.x()) + ")";
            case MakeComplex c -> "complex(" + of(c.re()) + ", " + of(c.im()) + ")";
            case MinMax m -> (m.max() ? "max(" : "min(") + list(m.args()) + ")";
            case Append a -> "append(" + of(a.slice()) + ", " + list(a.elems()) + ")";
            case AppendSlice a -> "append(" + of(a.slice()) + ", " + of(a.tail()) + "...)";
            case Copy c -> "copy(" + of(c.dst()) + ", " + of(c.src()) + ")";
            case New n -> "new(" + types.of(((Pointer) n.type().underlying()).elem()) + ")";
            case MakeSlice m -> "make(" + types.of(m.type()) + ", " + of(m.len()) + (m.cap() == null ? "" : ", " + of(m.cap())) + ")";
            case MakeMap m -> "make(" + types.of(m.type()) + (m.hint() == null ? "" : ", " + of(m.hint())) + ")";
            case MakeChan m -> "make(" + types.of(m.type()) + (m.size() == null ? "" : ", " + of(m.size())) + ")";
            case UnsafeOp u -> "unsafe." + u.name() + "(" + list(u.args()) + ")";
            case StructLit s -> types.of(s.type()) + (s.fields().stream().allMatch(f -> f == null) ? "{}" : "{...}");
            case ArrayLit a -> types.of(a.type()) + (a.entries().isEmpty() ? "{}" : "{...}");
            case MapLit m -> types.of(m.type()) + (m.keys().isEmpty() ? "{}" : "{...}");
            case Call c -> call(c, prec);
            case Recover r -> "recover()";
            case RecoverToken r -> "recover()";
            case Recv r -> "<-" + (r.ch() instanceof Recv ? " " : "") + expr(r.ch(), prec + 1);
            case RuntimeCall r -> r.fn().toString();
            case MapSlot m -> throw new IllegalStateException("map slot before walk");
            case MethodValue m -> methodValue(m);
            case Seq s -> of(s.value());
        };
    }

    private String methodValue(MethodValue m) {
        String name = m.fn().sym.goName;
        return expr(m.recv(), PRIMARY) + "." + name.substring(name.lastIndexOf('.') + 1).replaceFirst("-fm$", "");
    }

    private String list(List<Expr> es) {
        return es.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private String conversion(Type t, String x) {
        return (types.isNamed(t) ? types.of(t) : "(" + types.of(t) + ")") + "(" + x + ")";
    }

    private String call(Call c, int prec) {
        String fn = switch (c.callee()) {
            case StaticCallee s -> callee(s.sym());
            case FuncCallee f -> expr(f.fn(), prec);
            case IfaceCallee i -> selector(i, prec);
        };
        boolean variadic = switch (c.callee()) {
            case StaticCallee s -> s.sym().type.variadic();
            case FuncCallee f -> ((jopher.compiler.types.Signature) f.fn().type().underlying()).variadic();
            case IfaceCallee i -> i.sig().variadic();
        };
        if (!variadic || c.args().isEmpty()) {
            return fn + "(" + list(c.args()) + ")";
        }
        Expr last = c.args().getLast();
        String rest = last instanceof ArrayLit l && l.pos().equals(c.pos()) ? "... argument" : of(last);
        String before = list(c.args().subList(0, c.args().size() - 1));
        return fn + "(" + (before.isEmpty() ? "" : before + ", ") + rest + "...)";
    }

    /// `x.M` as it is called.
    public String selector(IfaceCallee c) {
        return selector(c, 0);
    }

    private String selector(IfaceCallee c, int prec) {
        return expr(c.recv(), prec) + "." + c.method();
    }

    /// A function by name, a method by its type.
    private String callee(FuncSym sym) {
        if (sym.obj == null) {
            return function(sym);
        }
        if (sym.obj.signature().recv() == null) {
            return types.qualified(sym.obj.pkg(), sym.obj.name());
        }
        Type recv = sym.type.params().at(0).type();
        return (recv instanceof Pointer ? "(" + types.of(recv) + ")" : types.of(recv)) + "." + sym.obj.name();
    }

    private static boolean isNumber(Type t) {
        return t.underlying() instanceof Basic b && b.has(Basic.IS_NUMERIC) && b.kind() != Basic.Kind.UNSAFE_POINTER;
    }

    private static String sign(Unary u) {
        return switch (u.op()) {
            case NEG -> "-";
            case COMPLEMENT -> "^";
            case NOT -> "!";
        };
    }

    // ---- statements ----

    private String stmt(Stmt s) {
        return switch (s) {
            case Stmt.Declare d when d.init() == null -> "var " + name(d.local()) + " " + types.of(d.local().type);
            case Stmt.Declare d -> name(d.local()) + " := " + of(d.init());
            case Stmt.Assign a -> (a.place() == null ? "_" : of(a.place())) + " = " + of(a.value());
            case Stmt.AssignList a -> places(a.places()) + " = " + list(a.values());
            case Stmt.DeclareList d -> d.locals().stream().map(l -> l == null ? "_" : name(l)).collect(Collectors.joining(", ")) + " := " + list(d.values());
            case Stmt.OpAssign a -> isStep(a) ? of(a.place()) + a.op().symbol.repeat(2) : of(a.place()) + " " + a.op().symbol + "= " + of(a.value());
            case Stmt.CallAssign c -> places(c.places()) + " = " + of(c.call());
            case Stmt.AssertOk a -> place(a.dst()) + ", " + place(a.ok()) + " = " + expr(a.x(), PRIMARY) + ".(" + types.of(a.target()) + ")";
            case Stmt.MapIndexOk m -> place(m.dst()) + ", " + place(m.ok()) + " = " + of(m.x());
            case Stmt.RecvOk r -> place(r.dst()) + ", " + place(r.ok()) + " = <-" + expr(r.ch(), PRIMARY);
            case Stmt.ExprStmt x -> of(x.x());
            case Stmt.Return r -> "return " + list(r.values());
            case Stmt.Panic p -> "panic(" + of(p.value()) + ")";
            case Stmt.Send d -> expr(d.ch(), 1) + " <- " + expr(d.value(), 1);
            case Stmt.Delete d -> "delete(" + of(d.map()) + ", " + of(d.key()) + ")";
            case Stmt.Clear c -> "clear(" + of(c.x()) + ")";
            case Stmt.Close c -> "close(" + of(c.ch()) + ")";
            case Stmt.Print p -> (p.newline() ? "println(" : "print(") + list(p.args()) + ")";
            case Stmt.GoCall g -> "go " + stmt(g.call());
            case Stmt.DeferCall d -> "defer " + stmt(d.call());
            case Stmt.For f -> "for loop";
            case Stmt.Range r -> "for loop";
            case Stmt.Switch w -> "switch statement";
            case Stmt.TypeSwitch w -> "switch statement";
            case Stmt.Select w -> "select statement";
            case Stmt.If i -> "if " + of(i.cond()) + " { " + block(i.then()) + " }" + (i.otherwise().isEmpty() ? "" : " else { " + block(i.otherwise()) + " }");
            case Stmt.Block b -> block(b.stmts());
            case Stmt.Break b -> "break";
            case Stmt.Continue c -> "continue";
            case Stmt.Goto g -> "goto " + g.label();
            case Stmt.Fallthrough f -> "fallthrough";
            case Stmt.LabelStmt l -> l.label() + ": ";
            default -> s.getClass().getSimpleName();
        };
    }

    private static boolean isStep(Stmt.OpAssign a) {
        return (a.op() == BinaryOp.ADD || a.op() == BinaryOp.SUB) && a.value().pos().equals(a.pos());
    }

    private String place(Expr e) {
        return e == null ? "_" : of(e);
    }

    private String places(List<Expr> es) {
        return es.stream().map(this::place).collect(Collectors.joining(", "));
    }

    private String block(List<Stmt> list) {
        return list.stream().map(this::stmt).collect(Collectors.joining("; "));
    }
}
