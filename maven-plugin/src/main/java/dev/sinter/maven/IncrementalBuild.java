package dev.sinter.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles only when something changed, and then touches only what differs.
 *
 * <p>In: the project's folder, a folder for its own notes, and where class files and sources go. Out: those two folders
 * hold what the present input gives and nothing of earlier runs; files of other tools in them are left alone.
 */
record IncrementalBuild(Path base, Path notes, Path classes, Path sources) {

    /** The compiler: writes all its output into the staging folder. */
    interface Step<E extends Exception> {
        void compileInto(Staging staging) throws IOException, InterruptedException, E;
    }

    /** Whether anything was done, and the files that went with models that are gone. */
    record Outcome(boolean upToDate, List<Path> deleted) {}

    /** Runs the step unless this input was compiled before. When the step throws, all stays as it was. */
    <E extends Exception> Outcome run(String input, Step<E> step) throws IOException, InterruptedException, E {
        Path ledgerFile = notes.resolve("outputs.txt");
        Ledger before = Ledger.read(ledgerFile);
        if (before.isCurrent(input, base)) {
            return new Outcome(true, List.of());
        }
        Staging staging = new Staging(notes.resolve("staging"));
        staging.prepare();
        step.compileInto(staging);
        Ledger now = staging.deliver(input, this);
        List<Path> orphans = before.orphans(now).stream().map(base::resolve).toList();
        for (Path orphan : orphans) {
            Files.deleteIfExists(orphan);
        }
        now.write(ledgerFile);
        staging.remove();
        return new Outcome(false, orphans);
    }
}
