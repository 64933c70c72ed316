package jopher.compiler.types.constant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jopher.compiler.base.Diagnostics;
import jopher.compiler.base.Source;
import jopher.compiler.syntax.Decl;
import jopher.compiler.syntax.Expr;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Operator;
import jopher.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// Constant expressions evaluated here and by go/constant (recorded in expressions.tsv).
class ConstantTest {
    /// A value with its rank among untyped kinds: integer, rune, float, complex.
    private record Val(Constant c, int rank) {}

    @Test
    void expressionsHaveGosValues() throws IOException {
        List<String> failures = new ArrayList<>();
        String all;
        try (var in = getClass().getResourceAsStream("expressions.tsv")) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int n = 0;
        for (String line : all.split("\n")) {
            String[] f = line.split("\t", -1);
            if (line.startsWith("#") || f.length != 6) {
                continue;
            }
            n++;
            Constant c = eval(parse(f[0])).c;
            check(failures, f[0], "kind", f[1].toUpperCase(), c.kind().toString());
            check(failures, f[0], "text", f[2], c.toString());
            if (!f[3].equals("-")) {
                check(failures, f[0], "exact", f[3], shorten(c.exactString()));
            }
            if (!f[4].equals("-")) {
                check(failures, f[0], "float", f[4], Long.toHexString(Double.doubleToRawLongBits(c.float64())) + "/"
                        + Integer.toHexString(Float.floatToRawIntBits(c.float32())));
            }
            check(failures, f[0], "toInt", f[5], shorten(c.toInt().toString()));
        }
        assertEquals("", String.join("\n", failures));
        assertEquals(true, n > 100);
    }

    private static String shorten(String s) {
        return s.getBytes(StandardCharsets.UTF_8).length > 100 ? "#" + s.codePointCount(0, s.length()) : s;
    }

    private static void check(List<String> failures, String expr, String what, String want, String got) {
        if (!want.equals(got)) {
            failures.add(expr + ": " + what + ": want " + want + ", got " + got);
        }
    }

    private static Expr parse(String expr) {
        var source = new Source("x.go", ("package p\nvar _ = " + expr + "\n").getBytes(StandardCharsets.UTF_8));
        var diagnostics = new Diagnostics();
        var file = Parser.parse(source, diagnostics);
        assertEquals(false, diagnostics.hasErrors(), expr);
        return ((Decl.VarDecl) file.declList().getFirst()).values();
    }

    private static Val eval(Expr e) {
        return switch (e) {
            case Expr.BasicLit l -> new Val(Constant.makeFromLiteral(l.value(), l.kind()), switch (l.kind()) {
                case INT, STRING -> 0;
                case RUNE -> 1;
                case FLOAT -> 2;
                case IMAG -> 3;
            });
            case Expr.Name name -> new Val(Constant.of(name.value().equals("true")), 0);
            case Expr.ParenExpr p -> eval(p.x());
            case Expr.Operation o when o.y() == null -> {
                var x = eval(o.x());
                yield new Val(Constant.unaryOp(o.op(), x.c, 0), x.rank);
            }
            case Expr.Operation o -> {
                var x = eval(o.x());
                var y = eval(o.y());
                if (o.op().isShift()) {
                    yield new Val(Constant.shift(x.c.toInt(), o.op(), (int) y.c.toInt().int64()), 0);
                }
                if (o.op().isComparison()) {
                    yield new Val(Constant.of(Constant.compare(x.c, o.op(), y.c)), 0);
                }
                int rank = Math.max(x.rank, y.rank);
                yield new Val(Constant.binaryOp(x.c, o.op(), y.c, rank < 2 && o.op() == Operator.DIV), rank);
            }
            default -> throw new IllegalArgumentException(e.toString());
        };
    }

    @Test
    void stringsAreBytes() {
        var s = Constant.makeFromLiteral("\"\\xff\\u00e9é\"", LitKind.STRING);
        assertEquals("\u00ff\u00c3\u00a9\u00c3\u00a9", s.byteString());
assertEquals("\"\\xffé\"", Constant.makeFromLiteral("\"\\xff\\u00e9\"", LitKind.STRING).exactString());
    }

    @Test
    void longConcatenationsAreFlattenedWithoutRecursion() {
        Constant left = Constant.makeString("");
        Constant right = Constant.makeString("");
        for (int i = 0; i < 100_000; i++) {
            left = Constant.binaryOp(left, Operator.ADD, Constant.makeString("ab"), false);
            right = Constant.binaryOp(Constant.makeString("ab"), Operator.ADD, right, false);
        }
        assertEquals(200_000, left.byteString().length());
        assertEquals(left.byteString(), right.byteString());
    }
}
