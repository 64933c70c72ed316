package jopher.conformance.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement or expression with holes for operands.
///
/// @param group its name without the type
/// @param expression it has a value that the case must use
/// @param notInlined its call must not be one that gc inlines
/// @param share one of so many of its cases is taken
/// @param pieces what stands before, between and after the holes
/// @param holes in order of the text
record Form(String name, String group, boolean expression, boolean notInlined, int share, List<String> pieces, List<Hole> holes) {
    private static final Pattern HOLE = Pattern.compile("\\{(=?)([a-z]+\\d?|\\d)\\}");

    /// @param operand which operand of the form stands there: holes that repeat one have its number
    /// @param place it is assigned to
    record Hole(int operand, GoType type, boolean place) {}

    static List<Form> all() throws IOException {
        List<Form> forms = new ArrayList<>();
        List<String> types = List.of();
        String text;
        try (InputStream in = Form.class.getResourceAsStream("forms.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : text.lines().toList()) {
            if (line.startsWith("@")) {
                types = line.length() < 2 ? List.of() : List.of(line.substring(2).split(" "));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] f = line.split(" *\\| +", 4);
                if (f.length != 4) {
                    throw new IOException("forms.txt: " + line);
                }
                if (types.isEmpty()) {
                    forms.add(parse(f[0], f[0], f[1].strip(), f[2].strip(), f[3]));
                }
                for (String t : types) {
                    GoType type = GoType.named(t);
                    forms.add(parse(f[0] + " " + t, f[0], f[1].strip(), f[2].strip(), f[3].replace("{x}", "{" + t + "}").replace("{=x}", "{=" + t + "}").replace("%x", type.go).replace("%X", type.title())));
                }
            }
        }
        return forms;
    }

    private static Form parse(String name, String group, String kind, String share, String text) {
        List<String> pieces = new ArrayList<>();
        List<Hole> holes = new ArrayList<>();
        List<Hole> operands = new ArrayList<>();
        Matcher m = HOLE.matcher(text);
        int at = 0;
        while (m.find()) {
            pieces.add(text.substring(at, m.start()));
            at = m.end();
            if (Character.isDigit(m.group(2).charAt(0))) {
                holes.add(operands.get(Integer.parseInt(m.group(2))));
            } else {
                Hole h = new Hole(operands.size(), GoType.named(m.group(2)), !m.group(1).isEmpty());
                operands.add(h);
                holes.add(h);
            }
        }
        pieces.add(text.substring(at));
        return new Form(name, group, kind.startsWith("="), kind.contains("n"), Integer.parseInt(share), pieces, holes);
    }

    /// Each operand once.
    List<Hole> operands() {
        return holes.stream().distinct().toList();
    }

    /// Whether an operand stands in the text more than once.
    boolean repeated(Hole h) {
        return holes.stream().filter(h::equals).count() > 1;
    }

    String fill(List<String> exprs) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < holes.size(); i++) {
            sb.append(pieces.get(i)).append(exprs.get(holes.get(i).operand()));
        }
        return sb.append(pieces.getLast()).toString();
    }
}
