package dev.sinter.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompilerRunTest {

    @Test
    void callsTheCommandLineAsAUserWould() {
        CompilerRun run = new CompilerRun(
                Path.of("java"),
                List.of(Path.of("compiler.jar"), Path.of("asm.jar")),
                List.of(Path.of("A.model"), Path.of("B.model")),
                new TreeMap<>(Map.of("units", "64", "A.depth", "2")),
                Path.of("classes"),
                Path.of("sources"));

        List<String> command = run.command();

        assertEquals(
                "-cp compiler.jar" + File.pathSeparator + "asm.jar dev.sinter.compiler.Main compile A.model B.model"
                        + " --classes classes --sources sources -DA.depth=2 -Dunits=64",
                String.join(" ", command.subList(command.indexOf("-cp"), command.size())));
    }
}
