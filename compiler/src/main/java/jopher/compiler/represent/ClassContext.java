package jopher.compiler.represent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jopher.compiler.base.Pos;
import jopher.compiler.represent.code.ClassUnit;
import jopher.compiler.represent.code.Code;
import jopher.compiler.represent.code.JvmType;
import jopher.compiler.represent.code.MethodUnit;
import jopher.compiler.represent.code.Slot;
import jopher.compiler.represent.code.Value;

/// One class with bodies of functions: its literals and shared zero values, which `<clinit>` creates.
///
/// Literals above [#PER_CLASS] go to holder classes `<name>$L1` …, since one class initialiser and one constant pool have limits (JVMS §4.11).
final class ClassContext {
    static final int PER_CLASS = 2500;
    private static final int STATIC_FINAL = 0x1018; // static final synthetic

    final ClassUnit unit;
    final PackageContext pkg;
    private final Map<String, Value> strings = new LinkedHashMap<>();
    private final Map<String, Value> shared = new LinkedHashMap<>();
    private final List<ClassUnit> holders = new ArrayList<>();
    private final Map<ClassUnit, List<Code>> inits = new LinkedHashMap<>();
    private int count;
    /// Methods made for parts of long literals, and the classes that hold them: [#PARTS] each, because of the constant pool (JVMS §4.11).
    private int parts;
    private static final int PARTS = 40;
    private final List<ClassUnit> partHolders = new ArrayList<>();

    /// First of the line numbers that stand for positions behind `//line` directives; few files have that many lines themselves.
    private static final int DIRECTIVES = 50_001;
    private static final int LAST_LINE = 65_535; // JVMS §4.7.12: u2
    private static final int MAX_TEXT = 60_000; // JVMS §4.4.7
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final StringBuilder lineTable = new StringBuilder();
    private String lastFile = "";

    /// The number for the line table. Where a directive claims another file or line, it is a number of its own, and the constant
    /// `$lines` says for each what to show: "line file\n", without the file if it is the same as before. When the table is full,
    /// the real line.
    int line(Pos pos) {
        if (pos.base() == null || pos.base().isFile()) {
            return pos.line();
        }
        String file = pos.relFilename().isEmpty() ? "??" : pkg.fileNames.apply(pos.relFilename());
        Integer known = lines.get(pos.relLine() + " " + file);
        if (known != null) {
            return known;
        }
        int n = DIRECTIVES + lines.size();
        if (n > LAST_LINE || lineTable.length() + file.length() * 3 > MAX_TEXT) {
            return pos.line();
        }
        lines.put(pos.relLine() + " " + file, n);
        lineTable.append(pos.relLine()).append(file.equals(lastFile) ? "" : " " + file).append('\n');
        lastFile = file;
        return n;
    }

    /// To be called when all bodies are translated.
    void finishLines() {
        if (!lines.isEmpty()) {
            unit.fields.add(new ClassUnit.FieldUnit(0x1019, "$lines", JvmType.STRING, lineTable.toString()));
        }
        partHolders.forEach(h -> h.positionsOf(unit));
    }

    /// A new method for a part of a literal in the function `function`; `name$$l<n>`, in a class of its own kind.
    Value literalPart(String function, String desc, List<Slot> params, List<Code> codes, String what, Pos pos, List<Value> args) {
        if (parts % PARTS == 0) {
            var h = new ClassUnit(0x1031, unit.name + "$P" + partHolders.size(), "java/lang/Object");
            partHolders.add(h);
            pkg.add(h);
        }
        var home = partHolders.getLast();
        String name = function + "$$l" + parts++;
        home.methods.add(new MethodUnit(0x1009, name, desc, params, codes, what, pos));
        return new Value.Invoke(Value.Dispatch.STATIC, home.name, name, desc, args, false);
    }

    ClassContext(ClassUnit unit, PackageContext pkg) {
        this.unit = unit;
        this.pkg = pkg;
    }

    /// A string literal, one char per byte.
    Value string(String bytes) {
        if (bytes.isEmpty()) {
            return Jvm.global(Rt.GO_STRING, "EMPTY", Rt.T_STRING);
        }
        return strings.computeIfAbsent(bytes, b -> constant("s", Rt.T_STRING,
                Jvm.call(Rt.GO_STRING, "literal", "(Ljava/lang/String;)L" + Rt.GO_STRING + ";", text(b))));
    }

    /// A value that is made once and never changed, known by `key`.
    Value shared(String key, JvmType type, Value make) {
        return shared.computeIfAbsent(key, k -> constant("z", type, make));
    }

    private Value constant(String prefix, JvmType type, Value make) {
        int n = count++;
        ClassUnit home = unit;
        if (n >= PER_CLASS) {
            int k = n / PER_CLASS;
            while (holders.size() < k) {
                var h = new ClassUnit(0x1030, unit.name + "$L" + (holders.size() + 1), "java/lang/Object");
                holders.add(h);
                pkg.add(h);
            }
            home = holders.get(k - 1);
        }
        var codes = inits.computeIfAbsent(home, h -> new ArrayList<>());
        if (home != unit) {
            // an element of one array: a field each would fill this class's constant pool
            int at = n % PER_CLASS;
            Value array = Jvm.global(home.name, "$a", JvmType.OBJECTS);
            if (codes.isEmpty()) {
                home.field(STATIC_FINAL, "$a", JvmType.OBJECTS);
                codes.add(new Code.PutStatic(home.name, "$a", JvmType.OBJECTS, new Value.NewArray(JvmType.OBJECTS, Jvm.i(PER_CLASS))));
            }
            codes.add(new Code.ArraySet('L', array, Jvm.i(at), make));
            return Jvm.cast(type, new Value.ArrayGet('L', JvmType.OBJECT, array, Jvm.i(at)));
        }
        String name = "$" + prefix + n;
        home.field(STATIC_FINAL, name, type);
        codes.add(new Code.PutStatic(home.name, name, type, make));
        return Jvm.global(home.name, name, type);
    }

    /// A Java string constant; pieces of at most 65,535 bytes of modified UTF-8 (JVMS §4.4.7) joined.
    static Value text(String s) {
        final int limit = 21_000; // chars; at most three bytes each
        if (s.length() <= limit) {
            return new Value.Text(s);
        }
        Value v = new Value.Text(s.substring(0, limit));
        for (int i = limit; i < s.length(); i += limit) {
            v = Jvm.virtual("java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", v,
                    new Value.Text(s.substring(i, Math.min(s.length(), i + limit))));
        }
        return v;
    }

    /// Statements to run in this class's `<clinit>` after the literals.
    final List<Code> zeroes = new ArrayList<>();

    void finish() {
        if (!zeroes.isEmpty()) {
            inits.computeIfAbsent(unit, h -> new ArrayList<>()).addAll(zeroes);
        }
        inits.forEach((home, codes) -> {
            var all = new ArrayList<>(codes);
            all.add(new Code.Return(null));
            home.methods.add(new MethodUnit(0x1008, "<clinit>", "()V", List.of(), all, home.name + " (literals)", null));
        });
    }
}
