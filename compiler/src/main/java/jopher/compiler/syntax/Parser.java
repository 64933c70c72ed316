package jopher.compiler.syntax;

import static jopher.compiler.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jopher.compiler.base.DeepStack;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Pos;
import jopher.compiler.base.Source;

/// Parses one file: recursive descent with one class per family of productions ([DeclParser], [TypeParser],
/// [ExprParser], [StmtParser]) over one [TokenStream].
///
/// Messages, positions and recovery are those of Go 1.26 cmd/compile/internal/syntax/parser.go.
public final class Parser {
    final TokenStream tokens;
    final TypeParser types;
    final ExprParser exprs;
    final StmtParser stmts;
    final DeclParser decls;

    private Parser(Source source, ErrorHandler errors, Set<Mode> mode) {
        tokens = new TokenStream(source, errors, mode);
        types = new TypeParser(this);
        exprs = new ExprParser(this);
        stmts = new StmtParser(this);
        decls = new DeclParser(this);
    }

    /// Parses `source` with branch checks.
    public static File parse(Source source, Diagnostics diagnostics) {
        return parse(source, diagnostics, EnumSet.of(Mode.CHECK_BRANCHES));
    }

    /// Parses `source`; errors go to `diagnostics`.
    public static File parse(Source source, Diagnostics diagnostics, Set<Mode> mode) {
        return parse(source, (ErrorHandler) diagnostics::report, mode);
    }

    /// Parses `source`. Errors go to `errors`; the tree is then as complete as possible, or null if the package
    /// clause is wrong. Nesting is limited by memory alone: the work is done on a [DeepStack]; who parses many files
    /// saves threads by being on one already.
    public static File parse(Source source, ErrorHandler errors, Set<Mode> mode) {
        return DeepStack.call(() -> {
            Parser p = new Parser(source, errors, mode);
            try {
                return p.file();
            } catch (StackOverflowError e) {
                p.tokens.errorAt(p.tokens.pos(), "syntax error: nesting too deep");
                return null;
            }
        });
    }

    /// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
    private File file() {
        TokenStream t = tokens;
        t.next();
        Pos pos = t.pos();
        String goVersion = t.directives.endOfHeader();
        if (!t.got(PACKAGE)) {
            t.syntaxError("package statement must be first");
            return null;
        }
        Pragma pragma = t.directives.take();
        Expr.Name pkgName = exprs.name();
        t.want(SEMI);
        if (t.errorCount > 0) {
            return null;
        }

        List<Decl> list = new ArrayList<>();
        TokenKind previous = IMPORT;
        while (t.tok != EOF) {
            if (t.tok == IMPORT && previous != IMPORT) {
                t.syntaxError("imports must appear before other declarations");
            }
            if (t.tok != IMPORT && t.mode.contains(Mode.IMPORTS_ONLY)) {
                break;
            }
            previous = t.tok;
            switch (t.tok) {
                case IMPORT, CONST, TYPE, VAR -> decls.group(list);
                case FUNC -> list.add(decls.funcDecl());
                default -> {
                    if (t.tok == LBRACE && !list.isEmpty() && list.getLast() instanceof Decl.FuncDecl f && f.body() == null) {
                        t.syntaxError("unexpected semicolon or newline before {");
                    } else {
                        t.syntaxError("non-declaration statement outside function body");
                    }
                    t.advance(IMPORT, CONST, TYPE, VAR, FUNC);
                    continue;
                }
            }
            // before the semicolon is taken: directives after it belong to the next declaration
            t.directives.clear();
            if (t.tok != EOF && !t.got(SEMI)) {
                t.syntaxError("after top level declaration");
                t.advance(IMPORT, CONST, TYPE, VAR, FUNC);
            }
        }
        if (t.tok == EOF) {
            t.directives.clear();
        }
        return new File(pos, t.source, pragma, goVersion, pkgName, list, t.directives.linknames(), t.pos());
    }
}
