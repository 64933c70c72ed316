package jopher.compiler.ir;

import java.util.List;
import jopher.compiler.base.Pos;
import jopher.compiler.types.FuncObj;
import jopher.compiler.types.Signature;
import jopher.compiler.types.Type;
import jopher.compiler.types.Var;
import jopher.compiler.types.constant.Constant;

/// An expression. Types are concrete. *Places* (assignable, addressable): LocalRef, GlobalRef, Field, Deref, Index (of arrays that are places, slices,
/// pointers to arrays).
public sealed interface Expr permits Expr.CoreExpr, Expr.SugarExpr {
    Pos pos();

    Type type();

    /// May appear after walk.
    sealed interface CoreExpr extends Expr {}

    /// Gone after walk.
    sealed interface SugarExpr extends Expr {}

    // ---- values ----

    /// A constant of basic underlying type (bool, numeric, complex, string), already of its final (typed) type.
    record Const(Pos pos, Type type, Constant value) implements CoreExpr {}

    /// The zero value of `type`: nil, "", 0, a fresh zero struct or array.
    record Zero(Pos pos, Type type) implements CoreExpr {}

    record LocalRef(Pos pos, Local local) implements CoreExpr {
        public Type type() {
            return local.type;
        }
    }

    record GlobalRef(Pos pos, Global global) implements CoreExpr {
        public Type type() {
            return global.type;
        }
    }

    /// A declared function used as a value (methods through method expressions: the receiver is the first parameter).
    record FuncRef(Pos pos, Type type, FuncSym sym) implements CoreExpr {}

    /// A function literal; `fn.captures` names the variables it captures from the environment.
    record Closure(Pos pos, Type type, Func fn) implements CoreExpr {}

    /// The run-time descriptor of `of` as an argument of runtime calls.
    record TypeDesc(Pos pos, Type type, Type of) implements CoreExpr {}

    // ---- operators ----

    enum UnaryOp { NEG, COMPLEMENT, NOT }

    /// Arithmetic on equal operand types (shifts: y any integer type, unsigned or checked non-negative by the operation itself:
    /// a negative count panics); comparisons give bool and work on every comparable type (equal static types on both sides, or
    /// one side interface and the other already converted).
    enum BinaryOp {
        ADD("+"), SUB("-"), MUL("*"), DIV("/"), REM("%"), AND("&"), OR("|"), XOR("^"), AND_NOT("&^"), SHL("<<"), SHR(">>"),
        EQ("=="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">=");

        /// As in the source.
        public final String symbol;

        BinaryOp(String symbol) {
            this.symbol = symbol;
        }

        public boolean isComparison() { return ordinal() >= EQ.ordinal(); }
        public boolean isShift() { return this == SHL || this == SHR; }
    }

    record Unary(Pos pos, Type type, UnaryOp op, Expr x) implements CoreExpr {}

    /// ADD of strings is `Concat`.
    record Binary(Pos pos, Type type, BinaryOp op, Expr x, Expr y) implements CoreExpr {}

    /// x && y, x || y. After order, y contains no call.
    record Logical(Pos pos, Type type, boolean and, Expr x, Expr y) implements CoreExpr {}

    /// String concatenation of two or more operands.
    record Concat(Pos pos, Type type, List<Expr> parts) implements CoreExpr {}

    /// min/max of two or more numeric or string operands.
    record MinMax(Pos pos, Type type, boolean max, List<Expr> args) implements CoreExpr {}

    record MakeComplex(Pos pos, Type type, Expr re, Expr im) implements CoreExpr {}

    record Real(Pos pos, Type type, Expr x) implements CoreExpr {}

    record Imag(Pos pos, Type type, Expr x) implements CoreExpr {}

    // ---- conversions ----

    enum ConvKind {
        /// Same underlying type (or pointers to such): for structs the class changes (a copy), else a no-op.
        NOP,
        /// Between integer, float and complex types.
        NUMERIC,
        /// Bytes as a string that nobody keeps and that is looked at before they can change: not copied. Made by walk of BYTES_TO_STRING.
        BYTES_VIEW,
        INT_TO_STRING, BYTES_TO_STRING, RUNES_TO_STRING, STRING_TO_BYTES, STRING_TO_RUNES,
        SLICE_TO_ARRAY, SLICE_TO_ARRAY_POINTER,
        /// Any pointer to unsafe.Pointer and back, unsafe.Pointer to uintptr and back.
        UNSAFE
    }

    record Conv(Pos pos, Type type, ConvKind kind, Expr x) implements CoreExpr {}

    /// Concrete value to interface.
    record ToIface(Pos pos, Type type, Expr x) implements CoreExpr {}

    /// Interface to interface that the type system guarantees (nil stays nil).
    record IfaceToIface(Pos pos, Type type, Expr x) implements CoreExpr {}

    /// x.(T), panics when it does not hold. `known`: x holds a T or nil, and nil is a nil dereference; the receiver of a call that was devirtualised.
    record TypeAssert(Pos pos, Type type, Expr x, boolean known) implements CoreExpr {
        public TypeAssert(Pos pos, Type type, Expr x) {
            this(pos, type, x, false);
        }

        /// Whether `e` is such a receiver, or the path from one to an embedded field.
        public static boolean isKnown(Expr e) {
            return switch (e) {
                case TypeAssert t -> t.known();
                case Field f -> isKnown(f.x());
                case Deref d -> isKnown(d.x());
                case AddrOf a -> isKnown(a.x());
                default -> false;
            };
        }
    }

    /// Reinterpretation of a numeric value's bits: the idiom `*(*T)(unsafe.Pointer(&v))`, sizes equal.
    record BitCast(Pos pos, Type type, Expr x) implements CoreExpr {}

    // ---- places ----

    /// x.f where x is a struct value (place or fresh value) or, if `viaPointer`, a pointer to struct (nil panics). One level: embedding is
    /// made explicit by nesting.
    record Field(Pos pos, Type type, Expr x, boolean viaPointer, Var field, int index) implements CoreExpr {}

    record Deref(Pos pos, Type type, Expr x) implements CoreExpr {}

    /// x[i]: x an array, slice, string or pointer to array. `bounded`: proved in range, no check. Maps: `MapIndex`.
    record Index(Pos pos, Type type, Expr x, Expr index, boolean bounded) implements CoreExpr {}

    /// &place; also &composite-literal (x then is StructLit/ArrayLit/…: a fresh variable).
    record AddrOf(Pos pos, Type type, Expr x) implements CoreExpr {}

    /// x[lo:hi:max]: x a string, slice or pointer to array; absent bounds are null.
    record SliceOp(Pos pos, Type type, Expr x, Expr lo, Expr hi, Expr max) implements CoreExpr {}

    // ---- built-in functions ----

    /// len: string, slice, array, pointer to array, map, chan.
    record Len(Pos pos, Type type, Expr x) implements CoreExpr {}

    record Cap(Pos pos, Type type, Expr x) implements CoreExpr {}

    /// append(s, elems...) with one element per argument. `backing`: set by walk, or null.
    record Append(Pos pos, Type type, Expr slice, List<Expr> elems, Site site, Backing backing) implements CoreExpr {
        /// The room that gc keeps in the frame for the elements, which shows in capacities.
        ///
        /// @param room so many elements
        /// @param used an int variable, 0 until an append to an empty slice takes all the room and sets it to 1; null: each append that finds room takes
        ///     what gc's allocator would give
        public record Backing(int room, Local used) {}
    }

    /// append(s, t...): t a slice or (for []byte) a string.
    record AppendSlice(Pos pos, Type type, Expr slice, Expr tail) implements CoreExpr {}

    /// copy(dst, src): src a slice or string; the count.
    record Copy(Pos pos, Type type, Expr dst, Expr src) implements CoreExpr {}

    /// new(T), zeroed; `type` is *T. (new(expr) of Go 1.26 becomes a variable and AddrOf.)
    record New(Pos pos, Type type) implements CoreExpr {}

    /// make([]T, len, cap); cap null when absent.
    record MakeSlice(Pos pos, Type type, Expr len, Expr cap) implements CoreExpr {}

    /// make(chan T, n); size null when absent.
    record MakeChan(Pos pos, Type type, Expr size) implements CoreExpr {}

    /// unsafe.Add/Slice/String/SliceData/StringData, by name.
    record UnsafeOp(Pos pos, Type type, String name, List<Expr> args) implements CoreExpr {}

    // ---- literals ----

    /// One value per field in order; null = zero. `evaluation` has the indexes of the fields in the order of the source where that
    /// differs, else null (always null after order).
    record StructLit(Pos pos, Type type, List<Expr> fields, List<Integer> evaluation) implements CoreExpr {
        public StructLit(Pos pos, Type type, List<Expr> fields) {
            this(pos, type, fields, null);
        }
    }

    /// `[N]T{…}` or `[]T{…}`: entries sorted by index (until order: as in the source); unlisted elements are zero.
    record ArrayLit(Pos pos, Type type, long length, List<Entry> entries) implements CoreExpr {
        public record Entry(long index, Expr value) {}
    }

    // ---- calls ----

    sealed interface Callee {}

    /// A known function; a method's receiver is args[0], already adjusted (address taken or dereferenced). `throughDictionary`: a method of a type
    /// parameter, which gc finds only when the program runs.
    record StaticCallee(FuncSym sym, boolean throughDictionary) implements Callee {
        public StaticCallee(FuncSym sym) {
            this(sym, false);
        }
    }

    /// A function value; nil panics.
    record FuncCallee(Expr fn) implements Callee {}

    /// A method of an interface value (`recv` is not in args).
    record IfaceCallee(Expr recv, String method, String pkgPathIfUnexported, Signature sig) implements Callee {}

    /// A call. `type` is the single result's type, a Tuple for none or several. Variadic arguments are already packed into a slice.
    /// After order: only directly under CallAssign, ExprStmt.
    record Call(Pos pos, Type type, Callee callee, List<Expr> args) implements CoreExpr {}

    /// A call of the runtime made by walk. `fn` is one of jopher.abi.RuntimeSymbol's names.
    record RuntimeCall(Pos pos, Type type, jopher.abi.RuntimeSymbol fn, List<Expr> args) implements CoreExpr {}

    /// recover(), in a function whose FuncSym.recovers is set. Statement-level after order (CallAssign-like: `Assign(tmp, Recover)`).
    /// `token` is null, or the variable with the token of the enclosing function that the call recovers for: in
    /// `defer recover()` of the body of a range-over-func loop, and in the thunk of any.
    record Recover(Pos pos, Type type, Expr token) implements CoreExpr {}

    /// The token that the function (FuncSym.recovers) took at entry, as an unsafe.Pointer: the value of [Recover#token] variables.
    record RecoverToken(Pos pos, Type type) implements CoreExpr {}

    // ---- map access through slots (made by walk; represent turns the pair into call + typed load/store) ----

    /// The element in slot `slot` (an int local holding the result of an access or assign call) of `map`; a place. For access of a missing key
    /// (slot < 0) reading gives the shared zero value.
    record MapSlot(Pos pos, Type type, Expr map, Expr slot) implements CoreExpr {}

    // ---- sugar ----

    /// m[k] as a value or as the target of an assignment.
    record MapIndex(Pos pos, Type type, Expr map, Expr key) implements SugarExpr {}

    record MakeMap(Pos pos, Type type, Expr hint, Site site) implements SugarExpr {}

    record MapLit(Pos pos, Type type, List<Expr> keys, List<Expr> values, Site site) implements SugarExpr {}

    /// <-ch as an expression.
    record Recv(Pos pos, Type type, Expr ch) implements SugarExpr {}

    /// x.M as a value: where it is evaluated, `recv` is copied into a fresh `copy`, which `fn` captures, and a nil interface panics.
    record MethodValue(Pos pos, Type type, Expr recv, Local copy, Func fn) implements SugarExpr {}

    /// x.(T) where T is or depends on a type parameter: as TypeAssert, but gc evaluates it in another order.
    record DynamicAssert(Pos pos, Type type, Expr x) implements SugarExpr {}

    /// Statements evaluated before a value: made by the noder where syntax needs it (e.g. inlined bodies); order flattens it.
    record Seq(Pos pos, Type type, List<Stmt> stmts, Expr value) implements SugarExpr {}

    /// Used by the checker's `FuncObj` based lookups only in dumps.
    static String methodName(FuncObj m) {
        return m.name();
    }
}
