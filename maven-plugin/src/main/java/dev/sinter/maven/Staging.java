package dev.sinter.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that the compiler writes into first. Only when it has succeeded are the files delivered, and of those only
 * the ones whose bytes differ: so a failed run harms nothing, and what did not change keeps its time stamp.
 */
record Staging(Path folder) {

    Path classes() {
        return folder.resolve("classes");
    }

    Path sources() {
        return folder.resolve("sources");
    }

    /** Makes the folder, empty. */
    void prepare() throws IOException {
        remove();
        Files.createDirectories(classes());
        Files.createDirectories(sources());
    }

    /** Copies each staged file to its place and returns the ledger of all that should be there now. */
    Ledger deliver(String fingerprint, IncrementalBuild build) throws IOException {
        TreeMap<String, String> hashes = new TreeMap<>();
        deliver(classes(), build.classes(), build.base(), hashes);
        deliver(sources(), build.sources(), build.base(), hashes);
        return new Ledger(fingerprint, hashes);
    }

    private static void deliver(Path from, Path to, Path base, TreeMap<String, String> hashes) throws IOException {
        for (Path staged : Fingerprint.filesIn(from)) {
            Path place = to.resolve(from.relativize(staged).toString());
            if (!Files.isRegularFile(place) || Files.mismatch(staged, place) >= 0) {
                Files.createDirectories(place.getParent());
                Files.copy(staged, place, StandardCopyOption.REPLACE_EXISTING);
            }
            hashes.put(base.relativize(place).toString().replace('\\', '/'), Fingerprint.of(staged));
        }
    }

    void remove() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
