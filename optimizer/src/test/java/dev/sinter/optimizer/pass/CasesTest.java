package dev.sinter.optimizer.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Graph;
import dev.sinter.optimizer.Pass;
import dev.sinter.optimizer.PassRunner;
import dev.sinter.optimizer.SameBits;
import dev.sinter.optimizer.autodiff.Differentiate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of every pass: the pass makes exactly the text below the arrow, and both graphs give the same bits (what Differentiate
 * takes cannot be evaluated; GradientTest measures it). With
 * {@code -Dsinter.bless=true} the lower halves are written anew instead of compared.
 */
final class CasesTest {
    private static final List<Pass> PASSES = List.of(
            new Differentiate(),
            new RemoveUnused(),
            new RemoveDerivativeMarks(),
            new Simplify(),
            new FoldConstants(),
            new DelayBroadcasts(),
            new MergeDuplicates());

    @TestFactory
    Stream<DynamicTest> cases() {
        return PASSES.stream()
                .flatMap(pass -> Case.of(pass.name()).stream()
                        .map(each -> DynamicTest.dynamicTest(pass.name() + "/" + each, () -> check(pass, each))));
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
