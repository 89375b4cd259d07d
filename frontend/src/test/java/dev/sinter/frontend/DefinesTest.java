package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void anUnknownConstantIsAMistake() {
        assertEquals("""
            test.model:1:1: -Dunit: there is no `const unit`
                const units = [3, 2]
                ^ did you mean `units`?
            """, Models.problems(TEXT, Map.of("unit", "5")));
    }

    @Test
    void aValueOfAnotherKindIsAMistake() {
        assertEquals("""
            test.model:1:15: -Dunits=many is not of the kind of [3, 2]
                const units = [3, 2]
                              ^^^^^^
            """, Models.problems(TEXT, Map.of("units", "many")));
    }

    @Test
    void aComputedConstantKeepsItsValue() {
        assertEquals("""
            test.model:3:14: -Dhalf: this constant is computed, so it cannot be given another value
                const half = units[0] / 2
                             ^^^^^^^^^^^^
            """, Models.problems(TEXT, Map.of("half", "5")));
    }
}
