package jopher.compiler.export;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.CompilerBug;
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
import jopher.compiler.types.Signature;
import jopher.compiler.types.Slice;
import jopher.compiler.types.Struct;
import jopher.compiler.types.Tuple;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Types;
import jopher.compiler.types.Union;
import jopher.compiler.types.Universe;
import jopher.compiler.types.Var;
import jopher.compiler.types.constant.Constant;
import jopher.compiler.types.constant.StringConstant;

/// Writes one unit: a package-level object, or a function body ([BodyWriter]). Types and variables that occur again in a unit are
/// written once and then by number; across units only names are used.
sealed class UnitWriter permits BodyWriter {
    final ExportWriter export;
    final ByteWriter out = new ByteWriter();
    final Map<Type, Integer> types = new IdentityHashMap<>();
    final Map<Obj, Integer> objects = new IdentityHashMap<>();
    /// Positions are part of the face: importers compile what is being written, so their class files show them.
    boolean exact;
    /// Identical types are to give the same bytes, however they are written in the source: what an expression has, or the argument of an
    /// instance, is one of several identical types, and which one may depend on what was checked first.
    boolean plain;

    UnitWriter(ExportWriter export) {
        this.export = export;
    }

    // ---- objects ----

    /// A package-level object.
    void object(Obj o) {
        switch (o) {
            case ConstObj c -> {
                out.b(Tag.CONST);
                pos(c.pos());
                type(c.type());
                constant(c.value());
            }
            case Var v -> {
                out.b(Tag.VAR);
                pos(v.pos());
                type(v.type());
            }
            case FuncObj f -> {
                out.b(Tag.FUNC);
                function(f);
            }
            case TypeName t when t.type() instanceof Named n && n.obj() == t -> {
                out.b(Tag.DEFINED);
                defined(n);
            }
            case TypeName t when t.type() instanceof Alias a && a.obj() == t -> {
                out.b(Tag.ALIAS);
                alias(a);
            }
            case TypeName t -> {
                out.b(Tag.TYPE_NAME);
                pos(t.pos());
                type(t.type());
            }
            default -> throw new CompilerBug("check", o.name(), o.pos(), "export of " + o);
        }
    }

    /// A type declared in a function literal: its name, too.
    void local(Named n) {
        exact = true;
        string(n.obj().name());
        out.u(n.obj().localNumber());
        defined(n);
    }

    private void defined(Named n) {
        exact |= !n.typeParams().isEmpty();
        pos(n.obj().pos());
        typeParams(n.typeParams());
        type(n.declaredAs());
        out.u(n.numMethods());
        for (int i = 0; i < n.numMethods(); i++) {
            string(n.method(i).name());
            function(n.method(i));
        }
    }

    private void alias(Alias a) {
        pos(a.obj().pos());
        typeParams(a.typeParams());
        type(a.rhs());
    }

    /// Position, what importers want to know of the body, type, facts, and of generic functions the declaration.
    private void function(FuncObj f) {
        Signature s = f.signature();
        boolean generic = !s.typeParams().isEmpty() || !s.recvTypeParams().isEmpty();
        boolean before = exact;
        exact |= generic;
        PackageSource.Facts facts = export.source.facts(f);
        pos(f.pos());
        out.b((facts.hasBody() ? 1 : 0) | (facts.recovers() ? 2 : 0) | (generic ? 4 : 0));
        type(s);
        facts(f);
        if (generic) {
            out.block(new BodyWriter(export, f, export.source.function(f)).write());
        }
        exact = before;
    }

    private void facts(FuncObj f) {
        Map<String, byte[]> facts = export.facts.of(f);
        out.u(facts.size());
        facts.forEach((kind, bytes) -> {
            string(kind);
            out.block(bytes);
        });
    }

    // ---- types ----

    void type(Type t) {
        if (t == null) {
            out.b(Tag.NULL);
            return;
        }
        Integer known = types.get(t);
        if (known != null) {
            out.b(Tag.KNOWN);
            out.u(known);
            return;
        }
        switch (t) {
            case Basic b -> {
                out.b(Tag.BASIC);
                out.b(basic(plain && b.kind() == Basic.Kind.UINT8 ? Basic.BYTE : plain && b.kind() == Basic.Kind.INT32 ? Basic.INT32 : b));
            }
            case Named n -> named(n);
            case Alias a when plain -> type(Types.unalias(a));
            case Alias a -> aliasUse(a);
            case Pointer p -> {
                out.b(Tag.POINTER);
                type(p.elem());
            }
            case Slice s -> {
                out.b(Tag.SLICE);
                type(s.elem());
            }
            case Array a -> {
                out.b(Tag.ARRAY);
                out.i(a.len());
                type(a.elem());
            }
            case MapType m -> {
                out.b(Tag.MAP);
                type(m.key());
                type(m.elem());
            }
            case Chan c -> {
                out.b(Tag.CHAN);
                out.b(c.dir().ordinal());
                type(c.elem());
            }
            case Struct s when plain -> plainStruct(s);
            case Struct s -> struct(s);
            case Tuple u -> {
                out.b(plain ? Tag.PLAIN_TUPLE : Tag.TUPLE);
                tuple(u);
            }
            case Signature s when plain -> plainSignature(s);
            case Signature s -> signature(s);
            case Interface i when i == Universe.ANY.rhs() || plain && i.isEmpty() -> out.b(Tag.ANY_INTERFACE);
            case Interface i when plain && i.typeSet().isMethodSet() -> plainInterface(i);
            case Interface i -> iface(i);
            case Union u -> {
                out.b(Tag.UNION);
                out.u(u.terms().size());
                u.terms().forEach(x -> {
                    out.flag(x.tilde());
                    type(x.type());
                });
            }
            case TypeParam p -> {
                out.b(Tag.TYPE_PARAM);
                declare(p);
                bound(p);
            }
        }
    }

    private void know(Type t) {
        types.put(t, types.size());
    }

    private static int basic(Basic b) {
        for (int i = 0; i < Tag.BASIC_TYPES.size(); i++) {
            if (Tag.BASIC_TYPES.get(i) == b) {
                return i;
            }
        }
        throw new IllegalArgumentException(b.toString());
    }

    private void named(Named n) {
        TypeName o = n.obj();
        if (n.isInstance()) {
            out.b(Tag.INSTANCE);
            type(n.origin());
            arguments(n.typeArgs());
            know(n);
        } else if (o.pkg() == null) {
            out.b(Tag.UNIVERSE);
            string(o.name());
            know(n);
        } else if (o.parent() == o.pkg().scope()) {
            reference(o);
            know(n);
        } else if (inside(o.pos())) {
            out.b(Tag.INNER);
            string(o.name());
            out.u(o.localNumber());
            know(n);
            pos(o.pos());
            typeParams(n.typeParams());
            type(n.declaredAs());
        } else {
            out.b(Tag.LOCAL);
            out.u(export.pkg(o.pkg()));
            out.u(export.localOf(n));
            know(n);
        }
    }

    private void aliasUse(Alias a) {
        TypeName o = a.obj();
        if (o.pkg() == null) {
            out.b(Tag.UNIVERSE);
            string(o.name());
            know(a);
        } else if (o.parent() != o.pkg().scope() && !inside(o.pos())) {
            type(Types.unalias(a));
        } else if (a.origin() != a) {
            out.b(Tag.INSTANCE);
            type(a.origin());
            arguments(a.typeArgs());
            know(a);
        } else if (o.parent() == o.pkg().scope()) {
            reference(o);
            know(a);
        } else {
            out.b(Tag.INNER_ALIAS);
            string(o.name());
            pos(o.pos());
            typeParams(a.typeParams());
            type(a.rhs());
            know(a);
        }
    }

    private void reference(TypeName o) {
        out.b(Tag.NAMED);
        out.u(export.pkg(o.pkg()));
        string(o.name());
        export.reach(o);
    }

    /// Whether this position lies in the function whose body is being written.
    boolean inside(Pos p) {
        return false;
    }

    private void arguments(List<Type> list) {
        boolean before = plain;
        plain = true;
        types(list);
        plain = before;
    }

    private void types(List<Type> list) {
        out.u(list.size());
        list.forEach(this::type);
    }

    private void struct(Struct s) {
        out.b(Tag.STRUCT);
        boolean before = exact;
        // wrappers of promoted methods have a field's position
        exact |= s.fields().stream().anyMatch(Var::embedded);
        out.u(s.numFields());
        for (int i = 0; i < s.numFields(); i++) {
            variable(s.field(i));
            string(s.tag(i));
        }
        exact = before;
        know(s);
    }

    private void plainStruct(Struct s) {
        out.b(Tag.PLAIN_STRUCT);
        boolean wrapped = s.fields().stream().anyMatch(Var::embedded);
        out.u(s.numFields());
        for (int i = 0; i < s.numFields(); i++) {
            Var f = s.field(i);
            out.flag(f.embedded());
            string(f.name());
            out.u(export.pkg(f.pkg()));
            boolean before = exact;
            exact |= wrapped;
            pos(wrapped ? f.pos() : Pos.NONE);
            exact = before;
            type(f.type());
            string(s.tag(i));
        }
    }

    private void plainSignature(Signature s) {
        out.b(Tag.PLAIN_SIGNATURE);
        out.flag(s.variadic());
        typeParams(s.typeParams());
        types(s.params().vars().stream().map(Var::type).toList());
        types(s.results().vars().stream().map(Var::type).toList());
    }

    private void plainInterface(Interface i) {
        out.b(Tag.PLAIN_INTERFACE);
        out.u(i.methods().size());
        for (FuncObj m : i.methods()) {
            string(m.name());
            out.u(export.pkg(m.pkg()));
            type(m.signature());
        }
    }

    private void tuple(Tuple t) {
        if (plain) {
            types(t.vars().stream().map(Var::type).toList());
            return;
        }
        out.u(t.len());
        t.vars().forEach(this::variable);
    }

    private void signature(Signature s) {
        out.b(Tag.SIGNATURE);
        know(s);
        out.b((s.variadic() ? 1 : 0) | (s.recv() != null ? 2 : 0));
        typeParams(s.recvTypeParams());
        typeParams(s.typeParams());
        if (s.recv() != null) {
            variable(s.recv());
        }
        tuple(s.params());
        tuple(s.results());
    }

    private void iface(Interface i) {
        out.b(Tag.INTERFACE);
        know(i);
        out.flag(i.implicit());
        out.u(i.explicitMethods().size());
        for (FuncObj m : i.explicitMethods()) {
            string(m.name());
            out.u(export.pkg(m.pkg()));
            pos(m.pos());
            type(m.signature());
        }
        types(i.embeddeds());
    }

    /// The parameters that are declared here; each has a constraint, which may mention all of them.
    private void typeParams(List<TypeParam> list) {
        out.u(list.size());
        for (TypeParam p : list) {
            Integer known = types.get(p);
            out.flag(known != null);
            if (known != null) {
                out.u(known);
            } else {
                declare(p);
            }
        }
        for (TypeParam p : list) {
            bound(p);
        }
    }

    private void declare(TypeParam p) {
        string(p.obj().name());
        out.u(export.pkg(p.obj().pkg()));
        pos(p.obj().pos());
        out.i(p.index());
        know(p);
    }

    private void bound(TypeParam p) {
        p.iface(); // makes an interface of it, if nobody did
        type(p.constraint());
    }

    // ---- variables ----

    void variable(Var v) {
        Integer known = objects.get(v);
        if (known != null) {
            out.b(Tag.KNOWN);
            out.u(known);
            return;
        }
        out.b(Tag.NEW_VAR);
        objects.put(v, objects.size());
        out.b(v.kind().ordinal() | (v.embedded() ? 16 : 0));
        string(v.name());
        out.u(export.pkg(v.pkg()));
        pos(v.pos());
        typeOf(v);
    }

    void typeOf(Var v) {
        type(v.type());
    }

    // ---- leaves ----

    void string(String s) {
        out.u(export.string(s));
    }

    void pkg(Package p) {
        out.u(export.pkg(p));
    }

    void pos(Pos p) {
        if (!p.isKnown()) {
            out.u(0);
        } else if (export.face && !exact) {
            out.u(export.base(p.fileBase())); // its name is in names of classes
        } else {
            out.u(export.base(p.base()));
            out.u(p.line());
            out.u(p.col());
        }
    }

    void constant(Constant c) {
        switch (c) {
            case null -> out.b(Tag.NULL);
            case Constant.Unknown u -> out.b(Tag.UNKNOWN);
            case Constant.Bool b -> out.b(b.value() ? Tag.TRUE : Tag.FALSE);
            case StringConstant s -> {
                out.b(Tag.STRING);
                out.block(s.bytes().getBytes(StandardCharsets.ISO_8859_1));
            }
            case Constant.Int i when i.value().bitLength() < 64 -> {
                out.b(Tag.SMALL_INT);
                out.i(i.value().longValue());
            }
            case Constant.Int i -> {
                out.b(Tag.INT);
                out.block(i.value().toByteArray());
            }
            case Constant.Rat r -> {
                out.b(Tag.RATIONAL);
                out.block(r.num().toByteArray());
                out.block(r.den().toByteArray());
            }
            case Constant.Flo f -> {
                out.b(Tag.FLOAT);
                out.block(f.value().mantissa().toByteArray());
                out.i(f.value().exponent());
            }
            case Constant.Complex x -> {
                out.b(Tag.COMPLEX);
                constant(x.re());
                constant(x.im());
            }
        }
    }
}
