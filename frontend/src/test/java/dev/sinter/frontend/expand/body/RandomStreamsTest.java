package dev.sinter.frontend.expand.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.Models;
import dev.sinter.ir.op.RandomUniform;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    private static List<Long> streams(ModelProgram model, int program) {
        return model.graphs().get(program).nodes().stream()
                .filter(node -> node.op() instanceof RandomUniform)
                .map(node -> ((RandomUniform) node.op()).stream())
                .toList();
    }

    private static String model(String first, String second) {
        return "model M {\n input x: f32[batch, 4]\n let a = " + first + "\n let b = " + second
                + "\n output y = dense(b, units: 2)\n}\n";
    }

    @Test
    void anotherDrawElsewhereChangesNoStream() {
        long plain = streams(Models.of(model("x * 2", "a * 2")), 0).get(0);
        long other = streams(Models.of(model("x * random_normal([4])", "a * random_uniform([4])")), 0)
                .get(0);
        assertEquals(plain, other);
    }

    @Test
    void twoDrawsOfOneStatementDiffer() {
        List<Long> streams = streams(Models.of(model("random_uniform([4]) + random_uniform([4])", "a + x")), 1);
        assertNotEquals(streams.get(0), streams.get(1));
    }

    @Test
    void aStreamIsTheHashOfItsPath() {
        assertEquals(
                List.of(Primitives.hash("y.kernel/random_uniform#0")), streams(Models.of(model("x * 2", "a * 2")), 0));
    }
}
