package dev.sinter.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Graph;
import dev.sinter.optimizer.autodiff.Differentiate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of every pass of the list: the pass makes exactly the text below the arrow, and both graphs give the same bits (what Differentiate
 * takes cannot be evaluated; GradientTest measures it). With
 * {@code -Dsinter.bless=true} the lower halves are written anew instead of compared.
 */
final class CasesTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return passes().flatMap(pass -> Case.of(pass.name()).stream()
                .map(each -> DynamicTest.dynamicTest(pass.name() + "/" + each, () -> check(pass, each))));
    }

    /** All passes of the list, each once. */
    private static Stream<Pass> passes() {
        Map<String, Pass> byName = new LinkedHashMap<>();
        Pipelines.OPTIMIZED.stream()
                .flatMap(pass -> pass instanceof UntilStable(List<Pass> group) ? group.stream() : Stream.of(pass))
                .forEach(pass -> byName.put(pass.name(), pass));
        return byName.values().stream();
    }

    private static void check(Pass pass, Case each) {
        Graph after = new PassRunner((_, _) -> {}).run(List.of(pass), each.before());
        if (Boolean.getBoolean("sinter.bless")) {
            each.bless(after);
        } else {
            assertEquals(each.expected(), each.lowerHalf(after));
        }
        if (!(pass instanceof Differentiate)) {
            SameBits.check(each.before(), after, 1);
        }
    }
}
