package jopher.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

import jopher.abi.Names;
import jopher.compiler.driver.BuildCache;
import jopher.compiler.driver.CompileErrors;
import jopher.compiler.driver.CompilerIdentity;
import jopher.compiler.driver.Hash;
import jopher.compiler.driver.Pipeline;
import jopher.compiler.driver.Settings;
import jopher.compiler.driver.load.GoEnv;
import jopher.compiler.driver.load.LoadedPackage;
import jopher.compiler.driver.load.LoadedProgram;
import jopher.runtime.G;

/// Whole programs, kept by the contents of everything they were made of, this compiler included.
final class ProgramCache {
    private static final String KIND = "program";

    private ProgramCache() {}

    /// The program's jar, made if the cache does not have it. Two processes that want the same program make it once.
    static Path get(Pipeline pipeline, LoadedProgram program, LoadedPackage main, Settings settings, GoEnv env) throws IOException, CompileErrors {
        BuildCache cache = new BuildCache(BuildCache.folder(env));
        boolean useful = settings.dumpAfter().isEmpty() && !settings.verifyEach();
        String key = key(pipeline, program, main, settings);
        Optional<Path> known = useful ? cache.find(KIND, key) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        try (BuildCache.Lock lock = cache.lock(KIND)) {
            known = useful ? cache.find(KIND, key) : Optional.empty();
            if (known.isPresent()) {
                return known.get();
            }
            Path temporary = Files.createTempFile("jopher", ".jar");
            ProgramFile.write(temporary, pipeline.build(program, main), ProgramFile.Form.CACHED);
            cache.put(KIND, key, Files.readAllBytes(temporary));
            known = cache.find(KIND, key);
            if (known.isPresent()) {
                Files.delete(temporary);
                return known.get();
            }
            temporary.toFile().deleteOnExit();
            return temporary;
        }
    }

    private static String key(Pipeline pipeline, LoadedProgram program, LoadedPackage main, Settings settings) throws IOException {
        MessageDigest d = Hash.digest();
        add(d, CompilerIdentity.of(List.of(Names.class, G.class, Pipeline.class, ProgramCache.class)));
        add(d, pipeline.overlay().hash());
        add(d, program.goroot().version() + " " + main.path() + " " + settings.optimize() + settings.inline() + settings.debug() + settings.everywhere() + settings.trimpath() + settings.strings());
        for (LoadedPackage p : program.packages()) {
            add(d, p.path() + " " + p.hash());
        }
        return Hash.hex(d);
    }

    private static void add(MessageDigest d, String s) {
        d.update(s.getBytes(StandardCharsets.UTF_8));
        d.update((byte) 0);
    }
}
