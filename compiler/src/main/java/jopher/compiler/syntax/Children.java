package jopher.compiler.syntax;

import java.util.List;
import java.util.function.Consumer;

import jopher.compiler.syntax.Decl.*;
import jopher.compiler.syntax.Expr.*;
import jopher.compiler.syntax.Stmt.*;

/// The direct children of a node, in source order; absent ones are left out.
///
/// A type shared by several fields or parameters (`a, b T`) is visited once, at the last of them. The node a branch
/// leads to is no child.
public final class Children {
    private final Consumer<? super Node> visit;

    private Children(Consumer<? super Node> visit) {
        this.visit = visit;
    }

    public static void forEach(Node n, Consumer<? super Node> visit) {
        new Children(visit).of(n);
    }

    private Children child(Node n) {
        if (n != null) {
            visit.accept(n);
        }
        return this;
    }

    private Children each(List<? extends Node> list) {
        for (Node n : list) {
            child(n);
        }
        return this;
    }

    /// The name and type of each field, shared types once. A [Field] itself is no child of anything.
    private Children fields(List<Field> list) {
        for (int i = 0; i < list.size(); i++) {
            Field f = list.get(i);
            child(f.name());
            if (i + 1 == list.size() || list.get(i + 1).name() == null || list.get(i + 1).type() != f.type()) {
                child(f.type());
            }
        }
        return this;
    }

    private void of(Node n) {
        switch (n) {
            case File f -> child(f.pkgName()).each(f.declList());

            case ImportDecl d -> child(d.localPkgName()).child(d.path());
            case ConstDecl d -> each(d.nameList()).child(d.type()).child(d.values());
            case VarDecl d -> each(d.nameList()).child(d.type()).child(d.values());
            case TypeDecl d -> child(d.name()).fields(d.tparamList()).child(d.type());
            case FuncDecl d -> {
                if (d.recv() != null) {
                    fields(List.of(d.recv()));
                }
                child(d.name()).fields(d.tparamList()).child(d.type()).child(d.body());
            }

            case BadExpr x -> {}
            case Name x -> {}
            case BasicLit x -> {}
            case CompositeLit x -> child(x.type()).each(x.elemList());
            case KeyValueExpr x -> child(x.key()).child(x.value());
            case FuncLit x -> child(x.type()).child(x.body());
            case ParenExpr x -> child(x.x());
            case SelectorExpr x -> child(x.x()).child(x.sel());
            case IndexExpr x -> child(x.x()).child(x.index());
            case SliceExpr x -> child(x.x()).child(x.lo()).child(x.hi()).child(x.max());
            case AssertExpr x -> child(x.x()).child(x.type());
            case TypeSwitchGuard x -> child(x.lhs()).child(x.x());
            case Operation x -> child(x.x()).child(x.y());
            case CallExpr x -> child(x.fun()).each(x.argList());
            case ListExpr x -> each(x.elemList());
            case ArrayType x -> child(x.len()).child(x.elem());
            case SliceType x -> child(x.elem());
            case DotsType x -> child(x.elem());
            case StructType x -> {
                fields(x.fieldList());
                each(x.tagList());
            }
            case InterfaceType x -> fields(x.methodList());
            case FuncType x -> fields(x.paramList()).fields(x.resultList());
            case MapType x -> child(x.key()).child(x.value());
            case ChanType x -> child(x.elem());
            case Field f -> child(f.name()).child(f.type());

            case EmptyStmt s -> {}
            case LabeledStmt s -> child(s.label()).child(s.stmt());
            case BlockStmt s -> each(s.list());
            case ExprStmt s -> child(s.x());
            case SendStmt s -> child(s.chan()).child(s.value());
            case DeclStmt s -> each(s.declList());
            case AssignStmt s -> child(s.lhs()).child(s.rhs());
            case BranchStmt s -> child(s.label());
            case CallStmt s -> child(s.call());
            case ReturnStmt s -> child(s.results());
            case IfStmt s -> child(s.init()).child(s.cond()).child(s.then()).child(s.els());
            case ForStmt s -> child(s.init()).child(s.cond()).child(s.post()).child(s.body());
            case SwitchStmt s -> child(s.init()).child(s.tag()).each(s.body());
            case SelectStmt s -> each(s.body());
            case RangeClause s -> child(s.lhs()).child(s.x());
            case CaseClause c -> child(c.cases()).each(c.body());
            case CommClause c -> child(c.comm()).each(c.body());
        }
    }
}
