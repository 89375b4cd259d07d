package dev.sinter.compiler;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model file takes from outside of itself.
 *
 * @param path jars and folders that an import is looked for in, when it is not next to the importing file; the first that has
 *     it counts
 * @param defines other values for literal constants, as on a command line: {@code units} to {@code 512,128}, and {@code
 *     blocks.width} for a constant of an imported file
 */
public record Outside(List<Path> path, Map<String, String> defines) {
    /** Imports from the file's own folder, constants as they are written. */
    public static final Outside NOTHING = new Outside(List.of(), Map.of());

    public Outside {
        path = List.copyOf(path);
        defines = Collections.unmodifiableMap(new LinkedHashMap<>(defines));
    }
}
