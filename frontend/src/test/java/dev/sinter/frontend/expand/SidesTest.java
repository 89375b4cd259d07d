package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sinter.frontend.Models;
import dev.sinter.ir.op.RandomUniform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sides of an `if` that a tensor decides. */
class SidesTest {
    /** The streams of random numbers of a model that draws in one statement only. */
    private static List<Long> streams(String expression) {
        String text = "model M {\n input c: bool[]\n let y = " + expression + "\n output z = y\n}\n";
        return Models.of(text).graphs().get(1).nodes().stream()
                .filter(node -> node.op() instanceof RandomUniform)
                .map(node -> ((RandomUniform) node.op()).stream())
                .toList();
    }

    @Test
    void randomNumbersOfASideAreTheSameWhateverTheOtherDraws() {
        List<Long> both = streams("if c then random_uniform([3]) else random_uniform([3])");
        assertNotEquals(both.get(0), both.get(1));
        assertEquals(both.subList(0, 1), streams("if c then random_uniform([3]) else cast([1, 2, 3], f32)"));
        assertEquals(both.subList(1, 2), streams("if c then cast([1, 2, 3], f32) else random_uniform([3])"));
    }

    @Test
    void randomNumbersBehindABranchAreThoseWithoutIt() {
        assertEquals(
                streams("cast(c, f32) + random_uniform([3])").getLast(),
                streams("(if c then random_uniform([3]) else cast([1, 2, 3], f32)) + random_uniform([3])")
                        .getLast());
    }
}
