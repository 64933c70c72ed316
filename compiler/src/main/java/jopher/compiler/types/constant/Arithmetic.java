package jopher.compiler.types.constant;

import java.math.BigInteger;
import jopher.compiler.syntax.Operator;
import jopher.compiler.types.constant.Constant.Bool;
import jopher.compiler.types.constant.Constant.Complex;
import jopher.compiler.types.constant.Constant.Flo;
import jopher.compiler.types.constant.Constant.Int;
import jopher.compiler.types.constant.Constant.Rat;
import jopher.compiler.types.constant.Constant.Unknown;

/// Operations on constants. Operands of different form are brought to the more general one of the two:
/// integer, fraction, float, complex.
final class Arithmetic {
    /// Fractions with larger components become floats.
    private static final int MAX_BITS = 4 << 10;

    private Arithmetic() {}

    static boolean isSmall(BigInteger x) {
        return x.abs().bitLength() < MAX_BITS;
    }

    static Constant unary(Operator op, Constant y, int size) {
        return switch (y) {
            case Unknown u -> u;
            case Bool b when op == Operator.NOT -> Constant.of(!b.value());
            case Constant c when op == Operator.ADD -> c;
            case Int i when op == Operator.SUB -> new Int(i.value().negate());
            case Rat r when op == Operator.SUB -> new Rat(r.num().negate(), r.den());
            case Flo f when op == Operator.SUB -> new Flo(f.value().negate());
            case Complex c when op == Operator.SUB -> new Complex(unary(op, c.re(), 0), unary(op, c.im(), 0));
            case Int i when op == Operator.XOR -> {
                var z = i.value().not();
                yield new Int(size > 0 ? z.and(BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE)) : z);
            }
            default -> throw new IllegalArgumentException("invalid unary operation " + op + y);
        };
    }

    private static int rank(Constant x) {
        return switch (x) {
            case Unknown u -> -1;
            case Bool b -> 0;
            case StringConstant s -> 0;
            case Int i -> 1;
            case Rat r -> 2;
            case Flo f -> 3;
            case Complex c -> 4;
        };
    }

    private static Constant raise(Constant x, int rank) {
        if (rank(x) >= rank) {
            return x;
        }
        return switch (rank) {
            case 2 -> new Rat(((Int) x).value(), BigInteger.ONE);
            case 3 -> new Flo(x instanceof Int i ? BigFloat.of(i.value()) : ((Rat) x).toBigFloat());
            case 4 -> new Complex(x, Constant.of(0));
            default -> x;
        };
    }

    private static Constant rat(BigInteger num, BigInteger den) {
        if (den.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        var r = Rat.of(num, den);
        return isSmall(r.num()) && isSmall(r.den()) ? r : new Flo(r.toBigFloat());
    }

    private static Constant flo(BigFloat f) {
        return f == null ? Constant.unknown() : new Flo(f);
    }

    static Constant binary(Constant x0, Operator op, Constant y0, boolean integerDivision) {
        if (x0 instanceof Unknown || y0 instanceof Unknown) {
            return Constant.unknown();
        }
        int rank = Math.max(rank(x0), rank(y0));
        Constant x = raise(x0, rank);
        Constant y = raise(y0, rank);
        Constant result = switch (x) {
            case Bool a when y instanceof Bool b -> switch (op) {
                case ANDAND -> Constant.of(a.value() && b.value());
                case OROR -> Constant.of(a.value() || b.value());
                default -> null;
            };
            case StringConstant a when y instanceof StringConstant b -> op == Operator.ADD ? new StringConstant(a, b) : null;
            case Int i when y instanceof Int j -> {
                var a = i.value();
                var b = j.value();
                yield switch (op) {
                    case ADD -> new Int(a.add(b));
                    case SUB -> new Int(a.subtract(b));
                    case MUL -> new Int(a.multiply(b));
                    case DIV -> integerDivision ? new Int(a.divide(b)) : rat(a, b);
                    case REM -> new Int(a.remainder(b));
                    case AND -> new Int(a.and(b));
                    case OR -> new Int(a.or(b));
                    case XOR -> new Int(a.xor(b));
                    case ANDNOT -> new Int(a.andNot(b));
                    default -> null;
                };
            }
            case Rat a when y instanceof Rat b -> switch (op) {
                case ADD -> rat(a.num().multiply(b.den()).add(b.num().multiply(a.den())), a.den().multiply(b.den()));
                case SUB -> rat(a.num().multiply(b.den()).subtract(b.num().multiply(a.den())), a.den().multiply(b.den()));
                case MUL -> rat(a.num().multiply(b.num()), a.den().multiply(b.den()));
                case DIV -> rat(a.num().multiply(b.den()), a.den().multiply(b.num()));
                default -> null;
            };
            case Flo i when y instanceof Flo j -> {
                var a = i.value();
                var b = j.value();
                yield switch (op) {
                    case ADD -> flo(a.add(b));
                    case SUB -> flo(a.add(b.negate()));
                    case MUL -> flo(a.multiply(b));
                    case DIV -> {
                        if (b.signum() == 0) {
                            throw new ArithmeticException("division by zero");
                        }
                        yield flo(a.divide(b));
                    }
                    default -> null;
                };
            }
            case Complex p when y instanceof Complex q -> complex(p.re(), p.im(), op, q.re(), q.im());
            default -> null;
        };
        if (result == null) {
            throw new IllegalArgumentException("invalid binary operation " + x0 + " " + op + " " + y0);
        }
        return result;
    }

    private static Constant add(Constant x, Constant y) {
        return binary(x, Operator.ADD, y, false);
    }

    private static Constant sub(Constant x, Constant y) {
        return binary(x, Operator.SUB, y, false);
    }

    private static Constant mul(Constant x, Constant y) {
        return binary(x, Operator.MUL, y, false);
    }

    private static Constant quo(Constant x, Constant y) {
        return binary(x, Operator.DIV, y, false);
    }

    /// (a+bi) op (c+di).
    private static Constant complex(Constant a, Constant b, Operator op, Constant c, Constant d) {
        return switch (op) {
            case ADD -> Constant.makeComplex(add(a, c), add(b, d));
            case SUB -> Constant.makeComplex(sub(a, c), sub(b, d));
            case MUL -> Constant.makeComplex(sub(mul(a, c), mul(b, d)), add(mul(b, c), mul(a, d)));
            case DIV -> {
                var s = add(mul(c, c), mul(d, d));
                yield Constant.makeComplex(quo(add(mul(a, c), mul(b, d)), s), quo(sub(mul(b, c), mul(a, d)), s));
            }
            default -> null;
        };
    }

    static Constant shift(Constant x, Operator op, int s) {
        if (x instanceof Unknown) {
            return x;
        }
        var v = ((Int) x).value();
        return new Int(op == Operator.SHL ? v.shiftLeft(s) : v.shiftRight(s));
    }

    static boolean compare(Constant x0, Operator op, Constant y0) {
        if (x0 instanceof Unknown || y0 instanceof Unknown) {
            return false;
        }
        int rank = Math.max(rank(x0), rank(y0));
        Constant x = raise(x0, rank);
        Constant y = raise(y0, rank);
        int c = switch (x) {
            case Bool a when y instanceof Bool b -> a.value() == b.value() ? 0 : 1;
            case StringConstant a when y instanceof StringConstant b -> a.bytes().compareTo(b.bytes());
            case Int a when y instanceof Int b -> a.value().compareTo(b.value());
            case Rat a when y instanceof Rat b -> a.num().multiply(b.den()).compareTo(b.num().multiply(a.den()));
            case Flo a when y instanceof Flo b -> a.value().compareTo(b.value());
            case Complex a when y instanceof Complex b ->
                compare(a.re(), Operator.EQL, b.re()) && compare(a.im(), Operator.EQL, b.im()) ? 0 : 1;
            default -> throw new IllegalArgumentException("invalid comparison " + x0 + " " + op + " " + y0);
        };
        return switch (op) {
            case EQL -> c == 0;
            case NEQ -> c != 0;
            case LSS -> c < 0;
            case LEQ -> c <= 0;
            case GTR -> c > 0;
            case GEQ -> c >= 0;
            default -> throw new IllegalArgumentException("invalid comparison " + op);
        };
    }
}
