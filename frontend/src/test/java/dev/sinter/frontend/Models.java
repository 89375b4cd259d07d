package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import java.util.Map;

/** Texts to checked models, for tests. */
public final class Models {
    private Models() {}

    /** The only model of a text without mistakes. */
    public static ModelProgram of(String text) {
        return of(text, Map.of());
    }

    /** The same, with other values for constants. */
    public static ModelProgram of(String text, Map<String, String> defines) {
        Checked checked = Frontend.check(new Source("test.model", text), SourceFiles.none(), defines);
        assertFalse(checked.hasErrors(), () -> Problems.render(checked.problems()));
        return checked.models().get(0);
    }

    /** What is wrong with a text. */
    public static String problems(String text, Map<String, String> defines) {
        return Problems.render(Frontend.check(new Source("test.model", text), SourceFiles.none(), defines)
                .problems());
    }
}
