package dev.sinter.frontend.expand.unit;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code std/*.model}: one namespace over several files. Finding where declarations begin takes a glance at the first letters of
 * each line; a declaration is parsed when its name is first used, so a program pays only for what it uses.
 */
public final class StandardLibrary implements Unit {
    /** In the order of the reference. */
    private static final List<String> FILES = List.of(
            "layers",
            "activations",
            "convolutions",
            "pooling",
            "reshaping",
            "merging",
            "normalization",
            "noise",
            "losses",
            "crossentropies",
            "penalties",
            "optimizers",
            "adam",
            "wrappers",
            "schedules",
            "initializers",
            "metrics",
            "accuracy",
            "confusion",
            "arrays");

    private static final String FUNCTION = "fn ";
    private static final String CONSTANT = "const ";

    private final Map<String, Part> functions = new LinkedHashMap<>();
    private final Map<String, Part> constants = new LinkedHashMap<>();
    private final Map<String, ModelFile> parsed = new HashMap<>();

    /** Where one declaration stands. */
    private record Part(String file, String text, int start, int end) {
        /** Only this declaration, on its own line. */
        Source source() {
            long lines = text.substring(0, start).chars().filter(c -> c == '\n').count();
            return new Source(file, "\n".repeat((int) lines) + text.substring(start, end));
        }
    }

    public StandardLibrary() {
        for (String file : FILES) {
            index(file + ".model", read(file + ".model"));
        }
    }

    /** The texts of its files. */
    public static List<Source> sources() {
        return FILES.stream()
                .map(file -> new Source(file + ".model", read(file + ".model")))
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = StandardLibrary.class.getResourceAsStream("/dev/sinter/std/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the standard library has no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A declaration begins with its keyword at the margin and ends where the next, or a comment at the margin, begins. */
    private void index(String file, String text) {
        int start = -1;
        for (int at = 0; at < text.length(); at = lineAfter(text, at)) {
            boolean begins = text.startsWith(FUNCTION, at) || text.startsWith(CONSTANT, at);
            if (start >= 0 && (begins || text.charAt(at) == '/')) {
                add(new Part(file, text, start, at));
                start = -1;
            }
            if (begins) {
                start = at;
            }
        }
        if (start >= 0) {
            add(new Part(file, text, start, text.length()));
        }
    }

    private static int lineAfter(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private void add(Part part) {
        boolean function = part.text().startsWith(FUNCTION, part.start());
        int name = part.start() + (function ? FUNCTION : CONSTANT).length();
        int end = name;
        while (Character.isJavaIdentifierPart(part.text().charAt(end))) {
            end++;
        }
        (function ? functions : constants).put(part.text().substring(name, end), part);
    }

    @Override
    public String name() {
        return "std";
    }

    @Override
    public boolean isLibrary() {
        return true;
    }

    @Override
    public Optional<Declaration.Function> function(String name) {
        return Optional.ofNullable(functions.get(name))
                .map(part -> parse(part).functions().get(0));
    }

    @Override
    public Optional<Declaration.Constant> constant(String name) {
        return Optional.ofNullable(constants.get(name))
                .map(part -> parse(part).constants().get(0));
    }

    private ModelFile parse(Part part) {
        return parsed.computeIfAbsent(part.file() + ":" + part.start(), _ -> {
            Problems problems = new Problems();
            return Parse.file(part.source(), problems)
                    .orElseThrow(() ->
                            new IllegalStateException("the standard library:\n" + Problems.render(problems.sorted())));
        });
    }

    @Override
    public Optional<Unit> imported(String prefix) {
        return Optional.empty();
    }

    @Override
    public Collection<String> functionNames() {
        return functions.keySet();
    }

    @Override
    public Collection<String> constantNames() {
        return constants.keySet();
    }
}
