package jopher.compiler.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;
import jopher.compiler.noder.PackageSource;
import jopher.compiler.syntax.ChanDir;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Directive;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.Field;
import jopher.compiler.syntax.File;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Node;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Pragma;
import jopher.compiler.syntax.Stmt;
import jopher.compiler.syntax.TokenKind;
import jopher.compiler.types.Alias;
import jopher.compiler.types.ConstObj;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Info;
import jopher.compiler.types.Instance;
import jopher.compiler.types.Lookup;
import jopher.compiler.types.Named;
import jopher.compiler.types.Obj;
import jopher.compiler.types.Operand;
import jopher.compiler.types.Package;
import jopher.compiler.types.PkgName;
import jopher.compiler.types.Selection;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Type;
import jopher.compiler.types.TypeAndValue;
import jopher.compiler.types.TypeName;
import jopher.compiler.types.TypeParam;
import jopher.compiler.types.Universe;

/// Reads what [BodyWriter] wrote.
final class BodyReader extends UnitReader {
    private static final Operator[] OPERATORS = Operator.values();
    private static final TokenKind[] TOKENS = TokenKind.values();

    private final FuncObj function;
    private final Info info = new Info(4096);
    private final Map<Integer, Stmt> statements = new HashMap<>();
    private final Map<Stmt.BranchStmt, Integer> targets = new HashMap<>();

    BodyReader(ExportReader export, ByteReader in, FuncObj f) {
        super(export, in);
        this.function = f;
        Signature s = f.signature();
        types.add(s);
        types.addAll(s.recvTypeParams());
        types.addAll(s.typeParams());
        if (s.recv() != null) {
            objects.add(s.recv());
        }
        objects.addAll(s.params().vars());
        objects.addAll(s.results().vars());
    }

    PackageSource.Source read() {
        String version = string();
        Pos pos = pos();
        Pragma pragma = pragma();
        String written = string();
        Expr.Name name = new Expr.Name(pos(), written);
        info.defs.put(name, function);
        Field recv = in.flag() ? fields().getFirst() : null;
        List<Field> tparams = optionalFields();
        Expr.FuncType type = (Expr.FuncType) node();
        Stmt.BlockStmt body = (Stmt.BlockStmt) node();
        targets.forEach((b, t) -> b.setTarget(statements.get(t)));
        // the noder asks for the version of the file that holds a position
        Source source = new Source(pos.filename(), new byte[0]);
        info.fileVersions.put(new File(new Pos(pos.fileBase(), 1, 1), source, Pragma.NONE, version, null, List.of(), List.of(), pos), version);
        return new PackageSource.Source(new Decl.FuncDecl(pos, pragma, recv, name, tparams, type, body), info);
    }

    private Pragma pragma() {
        int n = in.n();
        if (n == 0) {
            return Pragma.NONE;
        }
        List<Directive> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Pos pos = pos();
            String text = string();
            list.add(new Directive(pos, text, in.flag()));
        }
        return new Pragma(list, List.of());
    }

    // ---- the tree ----

    private List<Field> optionalFields() {
        return in.flag() ? fields() : null;
    }

    private List<Field> fields() {
        List<Field> list = new ArrayList<>();
        Expr last = null;
        for (int n = in.n(); n > 0; n--) {
            Pos pos = pos();
            Expr.Name name = (Expr.Name) node();
            Expr type = in.flag() ? last : expr();
            list.add(new Field(pos, name, type));
            last = type;
        }
        return list;
    }

    private <T extends Node> List<T> nodes(Class<T> kind) {
        int n = in.n();
        List<T> list = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            list.add(kind.cast(node()));
        }
        return list;
    }

    private Expr expr() {
        return (Expr) node();
    }

    private Stmt.SimpleStmt simple() {
        return (Stmt.SimpleStmt) node();
    }

    private Node node() {
        int tag = in.b();
        if (tag == NodeTag.NULL) {
            return null;
        }
        Pos pos = pos();
        if (tag >= NodeTag.BAD) {
            Expr e = expression(tag, pos);
            notes(e);
            return e;
        }
        if (tag >= NodeTag.EMPTY && tag < NodeTag.CASE) {
            int number = in.n();
            Stmt s = statement(tag, pos);
            statements.put(number, s);
            return s;
        }
        return switch (tag) {
            case NodeTag.CONST_DECL -> {
                List<Expr.Name> names = nodes(Expr.Name.class);
                Expr type = expr();
                yield new Decl.ConstDecl(pos, null, Pragma.NONE, names, type, expr());
            }
            case NodeTag.TYPE_DECL -> {
                Expr.Name name = (Expr.Name) node();
                List<Field> tparams = optionalFields();
                boolean alias = in.flag();
                yield new Decl.TypeDecl(pos, null, Pragma.NONE, name, tparams, alias, expr());
            }
            case NodeTag.VAR_DECL -> {
                List<Expr.Name> names = nodes(Expr.Name.class);
                Expr type = expr();
                yield new Decl.VarDecl(pos, null, Pragma.NONE, names, type, expr());
            }
            case NodeTag.CASE -> {
                Expr cases = expr();
                Obj v = in.flag() ? obj() : null;
                List<Stmt> body = nodes(Stmt.class);
                Stmt.CaseClause c = new Stmt.CaseClause(pos, cases, body, pos());
                if (v != null) {
                    info.implicits.put(c, v);
                }
                yield c;
            }
            case NodeTag.COMM -> {
                Stmt.SimpleStmt comm = simple();
                List<Stmt> body = nodes(Stmt.class);
                yield new Stmt.CommClause(pos, comm, body, pos());
            }
            default -> throw new ByteReader.Malformed("node " + tag);
        };
    }

    private Stmt statement(int tag, Pos pos) {
        return switch (tag) {
            case NodeTag.EMPTY -> new Stmt.EmptyStmt(pos);
            case NodeTag.LABELED -> {
                Expr.Name label = (Expr.Name) node();
                yield new Stmt.LabeledStmt(pos, label, (Stmt) node());
            }
            case NodeTag.BLOCK -> {
                List<Stmt> list = nodes(Stmt.class);
                yield new Stmt.BlockStmt(pos, list, pos());
            }
            case NodeTag.EXPR_STMT -> new Stmt.ExprStmt(pos, expr());
            case NodeTag.SEND -> {
                Expr chan = expr();
                yield new Stmt.SendStmt(pos, chan, expr());
            }
            case NodeTag.DECL_STMT -> new Stmt.DeclStmt(pos, nodes(Decl.class));
            case NodeTag.ASSIGN -> {
                int op = in.n();
                Expr lhs = expr();
                yield new Stmt.AssignStmt(pos, op == 0 ? null : OPERATORS[op - 1], lhs, expr());
            }
            case NodeTag.BRANCH -> {
                TokenKind tok = TOKENS[in.n()];
                Stmt.BranchStmt b = new Stmt.BranchStmt(pos, tok, (Expr.Name) node());
                int target = in.n();
                if (target > 0) {
                    targets.put(b, target - 1);
                }
                yield b;
            }
            case NodeTag.CALL_STMT -> {
                TokenKind tok = TOKENS[in.n()];
                yield new Stmt.CallStmt(pos, tok, expr());
            }
            case NodeTag.RETURN -> new Stmt.ReturnStmt(pos, expr());
            case NodeTag.IF -> {
                Stmt.SimpleStmt init = simple();
                Expr cond = expr();
                Stmt.BlockStmt then = (Stmt.BlockStmt) node();
                yield new Stmt.IfStmt(pos, init, cond, then, (Stmt) node());
            }
            case NodeTag.FOR -> {
                Stmt.SimpleStmt init = simple();
                Expr cond = expr();
                Stmt.SimpleStmt post = simple();
                yield new Stmt.ForStmt(pos, init, cond, post, (Stmt.BlockStmt) node());
            }
            case NodeTag.SWITCH -> {
                Stmt.SimpleStmt init = simple();
                Expr tagged = expr();
                List<Stmt.CaseClause> body = nodes(Stmt.CaseClause.class);
                yield new Stmt.SwitchStmt(pos, init, tagged, body, pos());
            }
            case NodeTag.SELECT -> {
                List<Stmt.CommClause> body = nodes(Stmt.CommClause.class);
                yield new Stmt.SelectStmt(pos, body, pos());
            }
            case NodeTag.RANGE -> {
                Expr lhs = expr();
                boolean def = in.flag();
                yield new Stmt.RangeClause(pos, lhs, def, expr());
            }
            default -> throw new ByteReader.Malformed("statement " + tag);
        };
    }

    private Expr expression(int tag, Pos pos) {
        return switch (tag) {
            case NodeTag.BAD -> new Expr.BadExpr(pos);
            case NodeTag.NAME -> new Expr.Name(pos, string());
            case NodeTag.LITERAL -> {
                String value = string();
                LitKind kind = LitKind.values()[in.n()];
                yield new Expr.BasicLit(pos, value, kind, in.flag());
            }
            case NodeTag.COMPOSITE -> {
                Expr type = expr();
                List<Expr> elements = nodes(Expr.class);
                int keys = in.n();
                yield new Expr.CompositeLit(pos, type, elements, keys, pos());
            }
            case NodeTag.KEY_VALUE -> {
                Expr key = expr();
                yield new Expr.KeyValueExpr(pos, key, expr());
            }
            case NodeTag.FUNC_LIT -> {
                Expr.FuncType type = (Expr.FuncType) node();
                yield new Expr.FuncLit(pos, type, (Stmt.BlockStmt) node());
            }
            case NodeTag.PAREN -> new Expr.ParenExpr(pos, expr());
            case NodeTag.SELECTOR -> {
                Expr x = expr();
                yield new Expr.SelectorExpr(pos, x, (Expr.Name) node());
            }
            case NodeTag.INDEX -> {
                Expr x = expr();
                yield new Expr.IndexExpr(pos, x, expr());
            }
            case NodeTag.SLICE_EXPR -> {
                Expr x = expr();
                Expr lo = expr();
                Expr hi = expr();
                Expr max = expr();
                yield new Expr.SliceExpr(pos, x, lo, hi, max, in.flag());
            }
            case NodeTag.ASSERT -> {
                Expr x = expr();
                yield new Expr.AssertExpr(pos, x, expr());
            }
            case NodeTag.GUARD -> {
                Expr.Name lhs = (Expr.Name) node();
                yield new Expr.TypeSwitchGuard(pos, lhs, expr());
            }
            case NodeTag.OPERATION -> {
                Operator op = OPERATORS[in.n()];
                Expr x = expr();
                yield new Expr.Operation(pos, op, x, expr());
            }
            case NodeTag.CALL -> {
                Expr fun = expr();
                List<Expr> args = nodes(Expr.class);
                boolean dots = in.flag();
                yield new Expr.CallExpr(pos, fun, args, dots, pos());
            }
            case NodeTag.LIST -> new Expr.ListExpr(pos, nodes(Expr.class));
            case NodeTag.ARRAY_TYPE -> {
                Expr len = expr();
                yield new Expr.ArrayType(pos, len, expr());
            }
            case NodeTag.SLICE_TYPE -> new Expr.SliceType(pos, expr());
            case NodeTag.DOTS_TYPE -> new Expr.DotsType(pos, expr());
            case NodeTag.STRUCT_TYPE -> {
                List<Field> fields = fields();
                List<Expr.BasicLit> tags = nodes(Expr.BasicLit.class);
                yield new Expr.StructType(pos, fields, tags, pos());
            }
            case NodeTag.INTERFACE_TYPE -> {
                List<Field> methods = fields();
                yield new Expr.InterfaceType(pos, methods, pos());
            }
            case NodeTag.FUNC_TYPE -> {
                List<Field> params = fields();
                yield new Expr.FuncType(pos, params, fields());
            }
            case NodeTag.MAP_TYPE -> {
                Expr key = expr();
                yield new Expr.MapType(pos, key, expr());
            }
            case NodeTag.CHAN_TYPE -> {
                int dir = in.n();
                yield new Expr.ChanType(pos, dir == 0 ? null : ChanDir.values()[dir - 1], expr());
            }
            default -> throw new ByteReader.Malformed("expression " + tag);
        };
    }

    // ---- what the checker noted ----

    private void notes(Expr e) {
        int flags = in.b();
        if ((flags & 2) != 0) {
            info.defs.put((Expr.Name) e, obj());
        }
        if ((flags & 4) != 0) {
            info.uses.put((Expr.Name) e, obj());
        }
        if ((flags & 1) != 0) {
            Operand.Mode mode = Operand.Mode.values()[in.b()];
            Type t = type();
            info.types.put(e, new TypeAndValue(mode, t, constant()));
        }
        if ((flags & 8) != 0) {
            List<Type> args = types();
            info.instances.put((Expr.Name) e, new Instance(args, type()));
        }
        if ((flags & 16) != 0) {
            selection((Expr.SelectorExpr) e);
        }
    }

    private void selection(Expr.SelectorExpr e) {
        Selection.Kind kind = Selection.Kind.values()[in.b()];
        Type recv = type();
        Package p = pkg();
        String name = string();
        boolean indirect = in.flag();
        int[] index = new int[in.n()];
        for (int i = 0; i < index.length; i++) {
            index[i] = in.n();
        }
        Obj o = Lookup.fieldOrMethod(recv, true, p, name, false).obj();
        if (o == null) {
            throw new ByteReader.Malformed(recv + " has no " + name);
        }
        info.selections.put(e, new Selection(kind, recv, o, index, indirect));
        info.uses.put(e.sel(), o);
    }

    private Obj obj() {
        int tag = in.b();
        return switch (tag) {
            case Tag.KNOWN -> objects.get(in.n());
            case Tag.UNIVERSE -> {
                boolean unsafe = in.flag();
                yield (unsafe ? Universe.UNSAFE.scope() : Universe.SCOPE).lookup(string());
            }
            case Tag.PACKAGE_NAME -> {
                int at = objects.size();
                objects.add(null);
                String name = string();
                Pos pos = pos();
                PkgName n = new PkgName(pos, export.pkg(), name, pkg());
                objects.set(at, n);
                yield n;
            }
            case Tag.DECLARED -> {
                Package p = pkg();
                String name = string();
                Obj o = p.scope().lookup(name);
                if (o == null) {
                    throw new ByteReader.Malformed(p.path() + " has no " + name);
                }
                yield o;
            }
            case Tag.NEW_VAR -> {
                Obj v = newVariable();
                inner(v);
                yield v;
            }
            case Tag.NEW_CONST -> {
                int at = objects.size();
                objects.add(null);
                String name = string();
                Package p = pkg();
                Pos pos = pos();
                Type t = type();
                ConstObj c = new ConstObj(pos, p, name, t, constant());
                inner(c);
                objects.set(at, c);
                yield c;
            }
            case Tag.NAME_OF_TYPE -> switch (type()) {
                case Named n -> n.obj();
                case Alias a -> a.obj();
                case TypeParam p -> p.obj();
                case null, default -> throw new ByteReader.Malformed("name of type");
            };
            case Tag.NEW_TYPE_NAME -> {
                int at = objects.size();
                objects.add(null);
                String name = string();
                Package p = pkg();
                TypeName t = new TypeName(pos(), p, name, null);
                inner(t);
                objects.set(at, t);
                t.setType(type());
                yield t;
            }
            default -> throw new ByteReader.Malformed("object " + tag);
        };
    }
}
