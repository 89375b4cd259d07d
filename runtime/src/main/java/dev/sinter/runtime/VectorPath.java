package dev.sinter.runtime;

import java.util.Locale;
import java.util.Optional;

/**
 * Which generated code a class can use here. The choice changes speed only, never a bit, and it never fails: where vectors are not
 * to be had, scalar code runs.
 *
 * <p>System properties: {@code sinter.vector} is {@code auto} (vectors when the module {@code jdk.incubator.vector} is present),
 * {@code on} (the same, said aloud) or {@code off}; {@code sinter.lanes} forces 4, 8 or 16 f32 lanes. By itself it is as many as the
 * machine has, on a JDK before 25 at most 8.
 */
public final class VectorPath {
    private static final String MODULE = "jdk.incubator.vector";

    private VectorPath() {}

    /** The lanes of the vectors that {@code user} should use, or 1 for scalar code. */
    public static int lanes(Class<?> user) {
        if (System.getProperty("sinter.vector", "auto").toLowerCase(Locale.ROOT).equals("off") || !readable(user)) {
            return 1;
        }
        return switch (System.getProperty("sinter.lanes", "")) {
            case "4" -> 4;
            case "8" -> 8;
            case "16" -> 16;
            default ->
                supported(
                        Math.min(PreferredLanes.get(), widest(Runtime.version().feature())));
        };
    }

    /**
     * A class for 16 lanes has vectors of 8 too, for tensors of few columns. Where C2 of JDK 17 has seen both it makes objects of them:
     * training steps of the benchmarks were 1.4 to 2.4 times slower than with 8 lanes alone (benchmarks/LOG.md). JDK 25 does not; JDKs between them have
     * not been measured.
     */
    static int widest(int jdk) {
        return jdk < 25 ? 8 : 16;
    }

    private static int supported(int lanes) {
        return lanes >= 16 ? 16 : lanes >= 8 ? 8 : lanes >= 4 ? 4 : 1;
    }

    /** A named module that does not read the vector module cannot use it, even when it is there. */
    private static boolean readable(Class<?> user) {
        Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
        return vectors.isPresent()
                && user.getModule().canRead(vectors.get())
                && VectorPath.class.getModule().canRead(vectors.get());
    }
}
