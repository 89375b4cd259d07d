package dev.sinter.frontend;

import dev.sinter.frontend.check.NameCheck;
import dev.sinter.frontend.expand.Expand;
import dev.sinter.frontend.expand.program.Defines;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.expand.unit.StandardLibrary;
import dev.sinter.frontend.expand.unit.Units;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door of the front end.
 *
 * <pre>{@code
 * Checked checked = Frontend.check(FilesBeside.read(path), new FilesBeside(), Map.of());
 * }</pre>
 */
public final class Frontend {
    private Frontend() {}

    /**
     * Checks a file and expands its models. Everything that is wrong is found in one run.
     *
     * @param files where imports come from
     * @param defines other values for literal constants, by name; a name that this file does not know is passed over, see {@link
     *     Checked#constants}
     */
    public static Checked check(Source main, SourceFiles files, Map<String, String> defines) {
        Problems problems = new Problems();
        Units units = new Units(files, problems);
        Optional<FileUnit> unit = units.load(main);
        if (unit.isEmpty() || problems.hasErrors()) {
            return new Checked(problems.sorted(), List.of(), List.of());
        }
        StandardLibrary std = new StandardLibrary();
        NameCheck names = new NameCheck(std, problems);
        boolean canExpand = units.all().stream().map(names::check).reduce(true, Boolean::logicalAnd);
        List<ModelProgram> models = canExpand ? Expand.file(unit.get(), std, defines, problems) : List.of();
        if (!problems.hasErrors()) {
            names.checkUse();
        }
        List<Problem> sorted = problems.sorted();
        return new Checked(sorted, problems.hasErrors() ? List.of() : models, Defines.names(unit.get()));
    }
}
