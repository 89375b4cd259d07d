package dev.sinter.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the last successful run wrote, and from what: the fingerprint of its input, and each output's path (from the
 * project's folder) with the hash of its bytes. As a text file:
 *
 * <pre>
 * 5f1c...  input
 * 9ab2...  target/generated-classes/sinter/samples/digits/DigitClassifier.class
 * </pre>
 */
record Ledger(String fingerprint, TreeMap<String, String> hashByPath) {

    private static final String GAP = "  ";
    private static final String INPUT = "input";

    static Ledger empty() {
        return new Ledger("", new TreeMap<>());
    }

    /** The ledger in a file. A file that is missing or was cut off counts as empty: everything is compiled anew. */
    static Ledger read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return empty();
        }
        TreeMap<String, String> hashes = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int gap = line.indexOf(GAP);
            if (gap < 0) {
                return empty();
            }
            hashes.put(line.substring(gap + GAP.length()), line.substring(0, gap));
        }
        String input = hashes.remove(INPUT);
        return input == null ? empty() : new Ledger(input, hashes);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(fingerprint + GAP + INPUT);
        for (Map.Entry<String, String> output : hashByPath.entrySet()) {
            lines.add(output.getValue() + GAP + output.getKey());
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether this input was compiled already and all its outputs are still as they were written. */
    boolean isCurrent(String input, Path base) throws IOException {
        if (!fingerprint.equals(input)) {
            return false;
        }
        for (Map.Entry<String, String> output : hashByPath.entrySet()) {
            Path file = base.resolve(output.getKey());
            if (!Files.isRegularFile(file) || !Fingerprint.of(file).equals(output.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** The outputs that a later run no longer writes. */
    List<String> orphans(Ledger later) {
        return hashByPath.keySet().stream()
                .filter(path -> !later.hashByPath().containsKey(path))
                .toList();
    }
}
