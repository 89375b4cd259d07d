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
                Path.of("models"),
                List.of(Path.of("blocks.jar"), Path.of("heads.jar")),
                new TreeMap<>(Map.of("units", "64", "blocks.depth", "2")),
                "bf16",
                Path.of("classes"),
                Path.of("sources"));

        List<String> command = run.command();

        assertEquals(
                "-cp compiler.jar" + File.pathSeparator
                        + "asm.jar dev.sinter.compiler.Main compile --quiet A.model B.model"
                        + " --classes classes --sources sources --source-path models --class-path blocks.jar"
                        + File.pathSeparator + "heads.jar -Dblocks.depth=2 -Dunits=64 --weights-precision bf16",
                String.join(" ", command.subList(command.indexOf("-cp"), command.size())));
    }
}
