package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.FilesInMemory;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinesTest {
    private static final String TEXT = """
        const units = [3, 2]
        const kind = "relu"
        const half = units[0] / 2
        model M {
            input x: f32[batch, 4]
            var h = x
            for i in range(len(units)) { update h = dense(h, units: units[i], use_bias: false) }
            output y = (if kind == "relu" then relu(h) else tanh(h)) + half
        }
        """;

    @Test
    void aListTakesOtherNumbers() {
        ModelProgram model = Models.of(TEXT, Map.of("units", "5,6,7"));
        assertEquals(
                "[i.0.h.kernel: f32[4, 5], i.1.h.kernel: f32[5, 6], i.2.h.kernel: f32[6, 7]]",
                model.spec().weights().specs().toString());
    }

    @Test
    void aListOfOneNumberStaysAList() {
        ModelProgram model = Models.of(TEXT, Map.of("units", "5"));
        assertEquals("[i.0.h.kernel: f32[4, 5]]", model.spec().weights().specs().toString());
    }

    @Test
    void aWordChoosesAnotherSide() {
        String plain = Models.of(TEXT).graphs().get(1).nodes().toString();
        String other = Models.of(TEXT, Map.of("kind", "tanh")).graphs().get(1).nodes().stream()
                .map(node -> node.op().toString())
                .filter(op -> op.startsWith("Tanh"))
                .findFirst()
                .orElse(plain);
        assertEquals("Tanh[]", other);
    }

    @Test
    void namesThatAFileDoesNotHaveAreLeftToTheCaller() {
        Checked checked = Frontend.check(new Source("test.model", TEXT), SourceFiles.none(), Map.of("unit", "5"));
        assertEquals("", Problems.render(checked.problems()));
        assertEquals(List.of("units", "kind", "half"), checked.constants());
    }

    @Test
    void aValueOfAnotherKindIsAMistake() {
        assertEquals("""
            test.model:1:15: -Dunits=many: `units` is a list of numbers
                const units = [3, 2]
                              ^^^^^^ give it as -Dunits=64,64
            """, Models.problems(TEXT, Map.of("units", "many")));
        assertEquals("""
            test.model:1:14: -Drate=1e-3f: `rate` is a number
                const rate = 0.1
                             ^^^ give it as -Drate=64
            """, Models.problems("const rate = 0.1\n", Map.of("rate", "1e-3f")));
    }

    @Test
    void aConstantOfAnImportedFileHasItsPrefix() {
        SourceFiles files = new FilesInMemory(Map.of("blocks.model", "const width = 3\nconst _own = 1\n"));
        String text = """
            import "blocks.model"
            model M {
                input x: f32[batch, 2]
                output y = dense(x, units: blocks.width)
            }
            """;
        Checked checked = Frontend.check(new Source("test.model", text), files, Map.of("blocks.width", "9"));
        assertEquals(List.of("blocks.width"), checked.constants());
        assertEquals(
                "[y.kernel: f32[2, 9], y.bias: f32[9]]",
                checked.models().get(0).spec().weights().specs().toString());
    }

    @Test
    void aComputedConstantKeepsItsValue() {
        assertEquals("""
            test.model:3:14: -Dhalf: this constant is computed, so it cannot be given another value
                const half = units[0] / 2
                             ^^^^^^^^^^^^ only a number, a text, true, false or a list of them can be replaced
            """, Models.problems(TEXT, Map.of("half", "5")));
    }
}
