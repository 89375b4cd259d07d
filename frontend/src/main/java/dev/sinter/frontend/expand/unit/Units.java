package dev.sinter.frontend.expand.unit;

import dev.sinter.frontend.ast.Import;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import dev.sinter.frontend.syntax.Parse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a file and all that it imports, each once. */
public final class Units {
    private final SourceFiles files;
    private final Problems problems;
    private final Map<String, Optional<FileUnit>> known = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();

    public Units(SourceFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The file with its imports, or empty with problems when its own text does not parse. */
    public Optional<FileUnit> load(Source source) {
        Optional<FileUnit> before = known.get(source.name());
        if (before != null) {
            return before;
        }
        open.add(source.name());
        Optional<FileUnit> unit =
                Parse.file(source, problems).map(tree -> new FileUnit(source, tree, imports(source, tree)));
        open.removeLast();
        known.put(source.name(), unit);
        return unit;
    }

    /** All files that were read, imported ones first. */
    public List<FileUnit> all() {
        return known.values().stream().flatMap(Optional::stream).toList();
    }

    private Map<String, Unit> imports(Source source, ModelFile tree) {
        Map<String, Unit> imports = new LinkedHashMap<>();
        for (Import line : tree.imports()) {
            if (imports.containsKey(line.prefix())) {
                problems.error(line.span(), "`" + line.prefix() + "` is imported twice", "add `as` and another name");
            }
            find(source, line).ifPresent(unit -> imports.put(line.prefix(), unit));
        }
        return imports;
    }

    private Optional<FileUnit> find(Source importer, Import line) {
        String path = line.path().value();
        try {
            Optional<Source> found = files.find(path, importer);
            if (found.isEmpty()) {
                problems.error(line.path().span(), missing(path), DidYouMean.hint(path, files.known(importer)));
                return Optional.empty();
            }
            if (open.contains(found.get().name())) {
                String round = String.join(" -> ", open) + " -> " + found.get().name();
                problems.error(line.path().span(), "the import goes round: " + round, "");
                return Optional.empty();
            }
            return load(found.get());
        } catch (IOException e) {
            problems.error(line.path().span(), path + " cannot be read: " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    private String missing(String path) {
        String nowhere = "there is no file " + path + " next to this one";
        List<String> places = files.places();
        return places.isEmpty() ? nowhere : nowhere + ", and none in " + String.join(", ", places);
    }
}
