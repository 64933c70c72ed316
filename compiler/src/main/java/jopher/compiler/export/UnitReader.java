package jopher.compiler.export;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jopher.compiler.base.Pos;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.types.Alias;
import jopher.compiler.types.Array;
import jopher.compiler.types.Basic;
import jopher.compiler.types.Chan;
import jopher.compiler.types.ConstObj;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Interface;
import jopher.compiler.types.MapType;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Package;
import jopher.compiler.types.Pointer;
import jopher.compiler.types.Scope;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Term;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.TypeParams;
import jopher.compiler.types.Union;
import jopher.compiler.types.Universe;
import jopher.compiler.types.Var;
import jopher.compiler.types.constant.BigFloat;
import jopher.compiler.types.constant.Constant;

/// Reads what [UnitWriter] wrote.
sealed class UnitReader permits BodyReader {
    final ExportReader export;
    final ByteReader in;
    final List<Type> types = new ArrayList<>();
    final List<Obj> objects = new ArrayList<>();

    UnitReader(ExportReader export, ByteReader in) {
        this.export = export;
        this.in = in;
    }

    // ---- objects ----

    Obj object(String name) {
        Package pkg = export.pkg();
        int tag = in.b();
        return switch (tag) {
            case Tag.CONST -> {
                Pos pos = pos();
                Type t = type();
                yield new ConstObj(pos, pkg, name, t, constant());
            }
            case Tag.VAR -> {
                Pos pos = pos();
                yield new Var(Var.Kind.PACKAGE, pos, pkg, name, type());
            }
            case Tag.FUNC -> function(name);
            case Tag.DEFINED -> defined(new TypeName(pos(), pkg, name, null)).obj();
            case Tag.ALIAS -> alias(new TypeName(pos(), pkg, name, null)).obj();
            case Tag.TYPE_NAME -> {
                Pos pos = pos();
                yield new TypeName(pos, pkg, name, type());
            }
            default -> throw new ByteReader.Malformed("object " + tag);
        };
    }

    Named local() {
        String name = string();
        int number = in.n();
        TypeName o = new TypeName(pos(), export.pkg(), name, null);
        o.setLocalNumber(number);
        inner(o);
        return defined(o);
    }

    /// Makes it an object that a function declares.
    static void inner(Obj o) {
        new Scope(null, Pos.NONE, Pos.NONE, "function").insert(o);
    }

    /// The rest is read when somebody looks.
    private Named defined(TypeName o) {
        return Named.lazy(o, n -> {
            n.setTypeParams(typeParams());
            n.setRhs(type());
            for (int k = in.n(); k > 0; k--) {
                n.addMethod(function(string()));
            }
        });
    }

    private Alias alias(TypeName o) {
        Alias a = new Alias(o, null);
        a.setTypeParams(typeParams());
        a.setRhs(type());
        return a;
    }

    private FuncObj function(String name) {
        Pos pos = pos();
        int flags = in.b();
        FuncObj f = new FuncObj(pos, export.pkg(), name, (Signature) type());
        for (int n = in.n(); n > 0; n--) {
            export.functionFacts().put(f, string(), in.block());
        }
        ByteReader body = null;
        if ((flags & 4) != 0) {
            int n = in.n();
            body = in.from(in.at());
            in.skip(n);
        }
        export.function(f, new PackageSource.Facts((flags & 1) != 0, (flags & 2) != 0), body);
        return f;
    }

    // ---- types ----

    Type type() {
        int tag = in.b();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.KNOWN -> types.get(in.n());
            case Tag.BASIC -> Tag.BASIC_TYPES.get(in.b());
            case Tag.NAMED -> {
                Package p = export.pkg(in.n());
                String name = string();
                Obj o = p.scope().lookup(name);
                if (o == null) {
                    throw new ByteReader.Malformed(p.path() + " has no " + name);
                }
                yield know(o.type());
            }
            case Tag.LOCAL -> know(export.pkg(in.n()).localTypes().get(in.n()));
            case Tag.INNER -> {
                String name = string();
                int number = in.n();
                TypeName o = new TypeName(pos(), export.pkg(), name, null);
                o.setLocalNumber(number);
                inner(o);
                Named n = new Named(o);
                know(n);
                n.setTypeParams(typeParams());
                n.setRhs(type());
                yield n;
            }
            case Tag.INNER_ALIAS -> {
                String name = string();
                TypeName o = new TypeName(pos(), export.pkg(), name, null);
                inner(o);
                yield know(alias(o));
            }
            case Tag.INSTANCE -> {
                Type origin = type();
                List<Type> args = types();
                Pos pos = origin instanceof Named n ? n.obj().pos() : ((Alias) origin).obj().pos();
                yield know(export.context.instantiate(pos, origin, args));
            }
            case Tag.UNIVERSE -> know(Universe.SCOPE.lookup(string()).type());
            case Tag.ANY_INTERFACE -> Universe.ANY.rhs();
            case Tag.POINTER -> new Pointer(type());
            case Tag.SLICE -> new Slice(type());
            case Tag.ARRAY -> {
                long n = in.i();
                yield new Array(type(), n);
            }
            case Tag.MAP -> {
                Type k = type();
                yield new MapType(k, type());
            }
            case Tag.CHAN -> {
                Chan.Dir d = Chan.Dir.values()[in.b()];
                yield new Chan(d, type());
            }
            case Tag.STRUCT -> struct();
            case Tag.TUPLE -> tuple();
            case Tag.PLAIN_TUPLE -> unnamed(Var.Kind.RESULT);
            case Tag.PLAIN_STRUCT -> plainStruct();
            case Tag.PLAIN_SIGNATURE -> plainSignature();
            case Tag.PLAIN_INTERFACE -> plainInterface();
            case Tag.SIGNATURE -> signature();
            case Tag.INTERFACE -> iface();
            case Tag.UNION -> {
                List<Term> terms = new ArrayList<>();
                for (int n = in.n(); n > 0; n--) {
                    boolean tilde = in.flag();
                    terms.add(new Term(tilde, type()));
                }
                yield new Union(terms);
            }
            case Tag.TYPE_PARAM -> {
                TypeParam p = declare();
                p.setConstraint(type());
                yield p;
            }
            default -> throw new ByteReader.Malformed("type " + tag);
        };
    }

    private Type know(Type t) {
        types.add(t);
        return t;
    }

    List<Type> types() {
        List<Type> list = new ArrayList<>();
        for (int n = in.n(); n > 0; n--) {
            list.add(type());
        }
        return list;
    }

    private Type struct() {
        int n = in.n();
        List<Var> fields = new ArrayList<>(n);
        List<String> tags = new ArrayList<>(n);
        boolean tagged = false;
        for (int i = 0; i < n; i++) {
            fields.add(variable());
            String tag = string();
            tags.add(tag);
            tagged |= !tag.isEmpty();
        }
        return know(new Struct(fields, tagged ? tags : List.of()));
    }

    private Tuple tuple() {
        int n = in.n();
        if (n == 0) {
            return Tuple.EMPTY;
        }
        List<Var> vars = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            vars.add(variable());
        }
        return new Tuple(vars);
    }

    private Type signature() {
        int flags = in.b();
        Signature s = Signature.of(Tuple.EMPTY, Tuple.EMPTY, (flags & 1) != 0);
        know(s);
        List<TypeParam> ofReceiver = typeParams();
        List<TypeParam> own = typeParams();
        Var recv = (flags & 2) != 0 ? variable() : null;
        Tuple params = tuple();
        s.fill(recv, ofReceiver, own, params, tuple());
        return s;
    }

    private Type plainStruct() {
        int n = in.n();
        List<Var> fields = new ArrayList<>(n);
        List<String> tags = new ArrayList<>(n);
        boolean tagged = false;
        for (int i = 0; i < n; i++) {
            boolean embedded = in.flag();
            String name = string();
            Package p = pkg();
            Pos pos = pos();
            fields.add(Var.field(pos, p, name, type(), embedded));
            String tag = string();
            tags.add(tag);
            tagged |= !tag.isEmpty();
        }
        return new Struct(fields, tagged ? tags : List.of());
    }

    private Type plainSignature() {
        boolean variadic = in.flag();
        List<TypeParam> own = typeParams();
        Tuple params = unnamed(Var.Kind.PARAM);
        return new Signature(null, List.of(), own, params, unnamed(Var.Kind.RESULT), variadic);
    }

    private Tuple unnamed(Var.Kind kind) {
        List<Var> vars = new ArrayList<>();
        for (Type t : types()) {
            vars.add(new Var(kind, Pos.NONE, null, "", t));
        }
        return vars.isEmpty() ? Tuple.EMPTY : new Tuple(vars);
    }

    private Type plainInterface() {
        List<FuncObj> methods = new ArrayList<>();
        Interface i = new Interface(methods, List.of());
        for (int n = in.n(); n > 0; n--) {
            String name = string();
            Package p = pkg();
            methods.add(method(i, Pos.NONE, p, name));
        }
        return i;
    }

    private FuncObj method(Interface i, Pos pos, Package p, String name) {
        Signature s = (Signature) type();
        return new FuncObj(pos, p, name, s.recv() != null ? s : s.withRecv(new Var(Var.Kind.RECV, Pos.NONE, p, "", i)));
    }

    private Type iface() {
        List<FuncObj> methods = new ArrayList<>();
        List<Type> embedded = new ArrayList<>();
        Interface i = new Interface(methods, embedded);
        know(i);
        i.setImplicit(in.flag());
        for (int n = in.n(); n > 0; n--) {
            String name = string();
            Package p = pkg();
            Pos pos = pos();
            methods.add(method(i, pos, p, name));
        }
        embedded.addAll(types());
        return i;
    }

    private List<TypeParam> typeParams() {
        int n = in.n();
        if (n == 0) {
            return List.of();
        }
        List<TypeParam> list = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            list.add(in.flag() ? (TypeParam) types.get(in.n()) : declare());
        }
        for (TypeParam p : list) {
            p.setConstraint(type());
        }
        return List.copyOf(list);
    }

    private TypeParam declare() {
        String name = string();
        Package p = pkg();
        TypeName o = new TypeName(pos(), p, name, null);
        inner(o);
        TypeParam t = TypeParams.numbered(o, (int) in.i());
        know(t);
        return t;
    }

    // ---- variables ----

    Var variable() {
        int tag = in.b();
        return tag == Tag.KNOWN ? (Var) objects.get(in.n()) : newVariable();
    }

    Var newVariable() {
        int at = objects.size();
        objects.add(null);
        int flags = in.b();
        Var.Kind kind = Var.Kind.values()[flags & 15];
        String name = string();
        Package p = pkg();
        Pos pos = pos();
        Var v = kind == Var.Kind.FIELD ? Var.field(pos, p, name, null, (flags & 16) != 0) : new Var(kind, pos, p, name, null);
        objects.set(at, v);
        v.setType(type());
        return v;
    }

    // ---- leaves ----

    String string() {
        return export.string(in.n());
    }

    Package pkg() {
        return export.pkg(in.n());
    }

    Pos pos() {
        int base = in.n();
        if (base == 0) {
            return Pos.NONE;
        }
        int line = in.n();
        return new Pos(export.base(base), line, in.n());
    }

    Constant constant() {
        int tag = in.b();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.UNKNOWN -> Constant.unknown();
            case Tag.FALSE -> Constant.of(false);
            case Tag.TRUE -> Constant.of(true);
            case Tag.STRING -> Constant.makeByteString(new String(in.block(), StandardCharsets.ISO_8859_1));
            case Tag.SMALL_INT -> Constant.of(in.i());
            case Tag.INT -> Constant.of(new BigInteger(in.block()));
            case Tag.RATIONAL -> {
                BigInteger num = new BigInteger(in.block());
                yield new Constant.Rat(num, new BigInteger(in.block()));
            }
            case Tag.FLOAT -> {
                BigInteger mantissa = new BigInteger(in.block());
                yield new Constant.Flo(BigFloat.of(mantissa, in.i()));
            }
            case Tag.COMPLEX -> {
                Constant re = constant();
                yield new Constant.Complex(re, constant());
            }
            default -> throw new ByteReader.Malformed("constant " + tag);
        };
    }
}
