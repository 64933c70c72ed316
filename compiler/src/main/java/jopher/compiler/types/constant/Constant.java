package jopher.compiler.types.constant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jopher.compiler.syntax.LitKind;
import jopher.compiler.syntax.Operator;

/// The value of a constant expression.
///
/// A number is kept in the simplest exact form: integer, fraction, and only when a fraction would become too large, a float
/// of 512 bits; from there it does not come back. The kind of a value says nothing about its Go type: an untyped float constant may be
/// an integer here.
public sealed interface Constant permits Constant.Unknown, Constant.Bool, StringConstant, Constant.Int, Constant.Rat, Constant.Flo, Constant.Complex {
    enum Kind { UNKNOWN, BOOL, STRING, INT, FLOAT, COMPLEX }

    /// The value of an erroneous expression.
    record Unknown() implements Constant {
        static final Unknown VALUE = new Unknown();

        @Override
        public String toString() {
            return "unknown";
        }
    }

    record Bool(boolean value) implements Constant {
        static final Bool TRUE = new Bool(true), FALSE = new Bool(false);

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Int(BigInteger value) implements Constant {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A fraction in lowest terms, denominator > 0.
    record Rat(BigInteger num, BigInteger den) implements Constant {
        static Rat of(BigInteger num, BigInteger den) {
            if (den.signum() < 0) {
                num = num.negate();
                den = den.negate();
            }
            var g = num.gcd(den);
            return g.equals(BigInteger.ONE) || g.signum() == 0 ? new Rat(num, den) : new Rat(num.divide(g), den.divide(g));
        }

        BigFloat toBigFloat() {
            return BigFloat.ofFraction(num, den);
        }

        @Override
        public String toString() {
            return FloatText.of(toBigFloat());
        }
    }

    /// A number that is too large or too small for a fraction.
    record Flo(BigFloat value) implements Constant {
        @Override
        public String toString() {
            return FloatText.of(value);
        }
    }

    /// Both parts are Int, Rat or Flo.
    record Complex(Constant re, Constant im) implements Constant {
        @Override
        public String toString() {
            return "(" + re + " + " + im + "i)";
        }
    }

    // ---- factories

    static Constant unknown() {
        return Unknown.VALUE;
    }

    static Constant of(boolean b) {
        return b ? Bool.TRUE : Bool.FALSE;
    }

    static Constant of(long x) {
        return new Int(BigInteger.valueOf(x));
    }

    static Constant of(BigInteger x) {
        return new Int(x);
    }

    static Constant makeBool(boolean b) {
        return of(b);
    }

    static Constant makeInt64(long x) {
        return of(x);
    }

    /// The bits taken as unsigned.
    static Constant makeUint64(long x) {
        return of(x >= 0 ? BigInteger.valueOf(x) : new BigInteger(Long.toUnsignedString(x)));
    }

    /// Unknown for infinities and NaN; -0 becomes 0.
    static Constant makeFloat64(double x) {
        if (Double.isInfinite(x) || Double.isNaN(x)) {
            return unknown();
        }
        // every finite double is small enough for a fraction
        return BigFloat.ofDouble(x).toRat();
    }

    /// A string constant from text, as UTF-8.
    static Constant makeString(String text) {
        return new StringConstant(StringConstant.bytesOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A string constant from bytes, one per character (0–255).
    static Constant makeByteString(String bytes) {
        return new StringConstant(bytes);
    }

    static Constant makeComplex(Constant re, Constant im) {
        return re.kind() == Kind.UNKNOWN || im.kind() == Kind.UNKNOWN ? unknown() : new Complex(re, im);
    }

    /// The imaginary number with that imaginary part.
    static Constant makeImag(Constant im) {
        return makeComplex(of(0), im);
    }

    /// The value of a literal as written in the source, [Unknown] if it is malformed.
    static Constant makeFromLiteral(String lit, LitKind kind) {
        return Literals.parse(lit, kind);
    }

    // ---- accessors

    default Kind kind() {
        return switch (this) {
            case Unknown u -> Kind.UNKNOWN;
            case Bool b -> Kind.BOOL;
            case StringConstant s -> Kind.STRING;
            case Int i -> Kind.INT;
            case Rat r -> Kind.FLOAT;
            case Flo f -> Kind.FLOAT;
            case Complex c -> Kind.COMPLEX;
        };
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /// False for unknown values.
    default boolean boolVal() {
        return this instanceof Bool b && b.value;
    }

    /// The bytes of a string constant, one per character (0–255); "" for unknown values.
    default String byteString() {
        return this instanceof StringConstant s ? s.bytes() : "";
    }

    /// The string as text; invalid UTF-8 is replaced.
    default String stringVal() {
        return new String(byteString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    default boolean isInt64() {
        return this instanceof Int i && i.value.bitLength() <= 63;
    }

    default boolean isUint64() {
        return this instanceof Int i && i.value.signum() >= 0 && i.value.bitLength() <= 64;
    }

    /// The low 64 bits of an integer constant.
    default long int64() {
        return this instanceof Int i ? i.value.longValue() : 0;
    }

    /// The integer; the value must be of kind INT.
    default BigInteger bigInt() {
        return ((Int) this).value;
    }

    /// The nearest float64, infinite if out of range.
    default double float64() {
        return Rounding.toDouble(this);
    }

    /// The nearest float32, infinite if out of range.
    default float float32() {
        return Rounding.toFloat(this);
    }

    /// Number of bits of the absolute value of an integer constant.
    default int bitLen() {
        return this instanceof Int i ? i.value.abs().bitLength() : 0;
    }

    /// -1, 0, 1; for complex values 0 or 1 as the value is zero or not; 1 for unknown values.
    default int sign() {
        return switch (this) {
            case Int i -> i.value.signum();
            case Rat r -> r.num.signum();
            case Flo f -> f.value.signum();
            case Complex c -> c.re.sign() | c.im.sign();
            default -> 1;
        };
    }

    default Constant real() {
        return switch (this) {
            case Complex c -> c.re;
            default -> this;
        };
    }

    default Constant imag() {
        return switch (this) {
            case Complex c -> c.im;
            case Unknown u -> u;
            default -> of(0);
        };
    }

    // ---- conversions

    /// As INT if the value is an integer, else unknown. A float that misses an integer by rounding errors alone counts as that integer.
    default Constant toInt() {
        return switch (this) {
            case Int i -> i;
            case Rat r when r.den.equals(BigInteger.ONE) -> new Int(r.num);
            case Flo f when f.value.isSmall() -> {
                var i = f.value.nearInteger();
                yield i == null ? unknown() : new Int(i);
            }
            case Complex c when c.im.sign() == 0 -> c.re.toInt();
            default -> unknown();
        };
    }

    /// As FLOAT if the value is a real number, else unknown.
    default Constant toFloat() {
        return switch (this) {
            case Int i -> Arithmetic.isSmall(i.value) ? new Rat(i.value, BigInteger.ONE) : new Flo(BigFloat.of(i.value));
            case Rat r -> r;
            case Flo f -> f;
            case Complex c when c.im.sign() == 0 -> c.re.toFloat();
            default -> unknown();
        };
    }

    default Constant toComplex() {
        return switch (this) {
            case Complex c -> c;
            case Int i -> new Complex(i, of(0));
            case Rat r -> new Complex(r, of(0));
            case Flo f -> new Complex(f, of(0));
            default -> unknown();
        };
    }

    /// A key that is equal for equal values (within one kind), for finding duplicates.
    default Object mapKey() {
        return switch (this) {
            case Int i -> i.value;
            case Rat r -> r.float64();
            case Flo f -> f.float64();
            case StringConstant s -> s.bytes();
            default -> this;
        };
    }

    // ---- operations

    /// `op y`; `size` > 0 limits the bits of a bitwise complement (unsigned types).
    static Constant unaryOp(Operator op, Constant y, int size) {
        return Arithmetic.unary(op, y, size);
    }

    /// `x op y` for arithmetic and logical operators. A division of two INT values is exact unless `integerDivision` is set.
    /// Division by zero throws ArithmeticException.
    static Constant binaryOp(Constant x, Operator op, Constant y, boolean integerDivision) {
        return Arithmetic.binary(x, op, y, integerDivision);
    }

    /// `x << s` or `x >> s`.
    static Constant shift(Constant x, Operator op, int s) {
        return Arithmetic.shift(x, op, s);
    }

    /// `x op y` for comparisons; false if one is unknown.
    static boolean compare(Constant x, Operator op, Constant y) {
        return Arithmetic.compare(x, op, y);
    }

    /// The value without rounding or shortening, for dumps and serialization.
    default String exactString() {
        return switch (this) {
            case StringConstant s -> GoString.quote(s.bytes());
            case Rat r -> r.den.equals(BigInteger.ONE) ? r.num.toString() : r.num + "/" + r.den;
            case Flo f -> f.value.toString();
            case Complex c -> "(" + c.re.exactString() + " + " + c.im.exactString() + "i)";
            default -> toString();
        };
    }
}
