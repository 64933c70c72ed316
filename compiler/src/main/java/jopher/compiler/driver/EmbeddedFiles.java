package jopher.compiler.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jopher.compiler.base.Pos;
import jopher.compiler.base.CompilerBug;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.noder.EmbedData;
import jopher.compiler.syntax.Pragma;
import jopher.compiler.types.Var;

/// The contents of one package's embedded files, as the load phase resolved them.
///
/// For an embed.FS the folders above the files are entries too, and the order is that of package embed: by folder, then by name
/// (cmd/compile/internal/staticdata/embed.go).
record EmbeddedFiles(LoadedPackage pkg) implements EmbedData {
    @Override
    public List<Entry> files(Var variable, List<Pragma.Embed> patterns) {
        boolean single = !variable.type().toString().equals("embed.FS");
        Map<String, Entry> out = new LinkedHashMap<>();
        for (Pragma.Embed e : patterns) {
            for (String pattern : e.patterns()) {
                for (String file : pkg.embedPatterns().getOrDefault(pattern, List.of())) {
                    out.computeIfAbsent(file, f -> new Entry(f, read(e.pos(), f)));
                    for (int i = file.lastIndexOf('/'); !single && i > 0; i = file.lastIndexOf('/', i - 1)) {
                        out.putIfAbsent(file.substring(0, i + 1), new Entry(file.substring(0, i + 1), null));
                    }
                }
            }
        }
        List<Entry> list = new ArrayList<>(out.values());
        list.sort(Comparator.comparing((Entry e) -> folder(e.path())).thenComparing(e -> element(e.path())));
        return list;
    }

    private byte[] read(Pos pos, String file) {
        Path p = pkg.embedFiles().get(file);
        try {
            return Files.readAllBytes(p);
        } catch (IOException e) {
            throw new CompilerBug("node", "", pos, "cannot read embedded file " + p + ": " + e.getMessage(), e);
        }
    }

    private static String trim(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String folder(String path) {
        String p = trim(path);
        int i = p.lastIndexOf('/');
        return i < 0 ? "." : p.substring(0, i);
    }

    private static String element(String path) {
        String p = trim(path);
        return p.substring(p.lastIndexOf('/') + 1);
    }
}
