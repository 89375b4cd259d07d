package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Words the problem of a mistake: the first family that knows it speaks; {@link Expectation} always does. */
public final class Diagnosis {
    private static final List<Function<Mistake, Optional<Problem>>> FAMILIES = List.of(
            Characters::find,
            Brackets::find,
            Operators::find,
            TopLevel::find,
            StatementStarts::find,
            Heads::find,
            Types::find,
            Reserved::find,
            Values::find);

    private Diagnosis() {}

    public static Problem of(Mistake mistake) {
        return FAMILIES.stream()
                .flatMap(family -> family.apply(mistake).stream())
                .findFirst()
                .orElseGet(() -> Expectation.of(mistake));
    }
}
