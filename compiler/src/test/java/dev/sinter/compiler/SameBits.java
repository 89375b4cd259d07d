package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sinter.ir.eval.Tensor;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares what two ways of running a program give, bit by bit. */
final class SameBits {
    private SameBits() {}

    static void check(Map<String, Tensor> expected, Map<String, Tensor> found, String what) {
        assertEquals(expected.keySet(), found.keySet(), what);
        expected.forEach((name, tensor) -> {
            if (!tensor.equals(found.get(name))) {
                fail(what + ": " + name + " differs " + difference(tensor, found.get(name))
                        + "\n"
                        + "See the kernels with: ./sinter show --emit plan; every stage is written by"
                        + " -Dsinter.dump=FOLDER");
            }
        });
    }

    private static String difference(Tensor expected, Tensor found) {
        return IntStream.range(0, Math.min(expected.size(), found.size()))
                .filter(i -> Double.doubleToLongBits(expected.real(i)) != Double.doubleToLongBits(found.real(i)))
                .mapToObj(i -> "at " + i + ": expected " + expected.real(i) + ", found " + found.real(i))
                .findFirst()
                .orElse("in shape: " + expected.shape() + " and " + found.shape());
    }
}
