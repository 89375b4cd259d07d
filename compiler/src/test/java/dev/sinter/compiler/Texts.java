package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import java.util.Map;

/** Texts to models, for tests. */
final class Texts {
    private Texts() {}

    /** The only model of a text without mistakes. */
    static Compilation compiled(String text) {
        Source source = new Source("test.model", text);
        Checked checked = Frontend.check(source, SourceFiles.none(), Map.of());
        assertFalse(checked.hasErrors(), () -> text + Problems.render(checked.problems()));
        return new Compilation(checked.models().get(0), source);
    }
}
