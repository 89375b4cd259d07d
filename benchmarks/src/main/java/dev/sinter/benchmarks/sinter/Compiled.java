package dev.sinter.benchmarks.sinter;

import dev.sinter.benchmarks.networks.Cnn;
import dev.sinter.benchmarks.networks.CnnScalar;
import dev.sinter.benchmarks.networks.CnnVector16;
import dev.sinter.benchmarks.networks.CnnVector4;
import dev.sinter.benchmarks.networks.CnnVector8;
import dev.sinter.benchmarks.networks.Iris;
import dev.sinter.benchmarks.networks.IrisScalar;
import dev.sinter.benchmarks.networks.IrisVector16;
import dev.sinter.benchmarks.networks.IrisVector4;
import dev.sinter.benchmarks.networks.IrisVector8;
import dev.sinter.benchmarks.networks.Line;
import dev.sinter.benchmarks.networks.LineScalar;
import dev.sinter.benchmarks.networks.LineVector16;
import dev.sinter.benchmarks.networks.LineVector4;
import dev.sinter.benchmarks.networks.LineVector8;
import dev.sinter.benchmarks.networks.Mlp;
import dev.sinter.benchmarks.networks.MlpScalar;
import dev.sinter.benchmarks.networks.MlpVector16;
import dev.sinter.benchmarks.networks.MlpVector4;
import dev.sinter.benchmarks.networks.MlpVector8;
import dev.sinter.benchmarks.networks.Multiply;
import dev.sinter.benchmarks.networks.MultiplyScalar;
import dev.sinter.benchmarks.networks.MultiplySquare;
import dev.sinter.benchmarks.networks.MultiplySquareScalar;
import dev.sinter.benchmarks.networks.MultiplySquareVector16;
import dev.sinter.benchmarks.networks.MultiplySquareVector4;
import dev.sinter.benchmarks.networks.MultiplySquareVector8;
import dev.sinter.benchmarks.networks.MultiplyVector16;
import dev.sinter.benchmarks.networks.MultiplyVector4;
import dev.sinter.benchmarks.networks.MultiplyVector8;
import dev.sinter.benchmarks.networks.Softmax;
import dev.sinter.benchmarks.networks.SoftmaxScalar;
import dev.sinter.benchmarks.networks.SoftmaxVector16;
import dev.sinter.benchmarks.networks.SoftmaxVector4;
import dev.sinter.benchmarks.networks.SoftmaxVector8;
import dev.sinter.benchmarks.networks.Xor;
import dev.sinter.benchmarks.networks.XorScalar;
import dev.sinter.benchmarks.networks.XorVector16;
import dev.sinter.benchmarks.networks.XorVector4;
import dev.sinter.benchmarks.networks.XorVector8;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.VectorPath;
import java.util.function.Supplier;

/** The compiled models by their names. A single step of a training is not in the typed classes, so this is the storey below them. */
final class Compiled {
    private Compiled() {}

    /** The model of that name, with the code that {@link VectorPath} chooses in this JVM. */
    static CompiledModel named(String model) {
        return switch (model) {
            case "Cnn" -> of(Cnn.SPEC, CnnScalar::new, CnnVector4::new, CnnVector8::new, CnnVector16::new);
            case "Iris" -> of(Iris.SPEC, IrisScalar::new, IrisVector4::new, IrisVector8::new, IrisVector16::new);
            case "Line" -> of(Line.SPEC, LineScalar::new, LineVector4::new, LineVector8::new, LineVector16::new);
            case "Mlp" -> of(Mlp.SPEC, MlpScalar::new, MlpVector4::new, MlpVector8::new, MlpVector16::new);
            case "Multiply" ->
                of(
                        Multiply.SPEC,
                        MultiplyScalar::new,
                        MultiplyVector4::new,
                        MultiplyVector8::new,
                        MultiplyVector16::new);
            case "MultiplySquare" ->
                of(
                        MultiplySquare.SPEC,
                        MultiplySquareScalar::new,
                        MultiplySquareVector4::new,
                        MultiplySquareVector8::new,
                        MultiplySquareVector16::new);
            case "Softmax" ->
                of(Softmax.SPEC, SoftmaxScalar::new, SoftmaxVector4::new, SoftmaxVector8::new, SoftmaxVector16::new);
            case "Xor" -> of(Xor.SPEC, XorScalar::new, XorVector4::new, XorVector8::new, XorVector16::new);
            default -> throw new IllegalArgumentException("no model is called " + model + "; add it to src/main/model");
        };
    }

    private static CompiledModel of(
            ModelSpec spec,
            Supplier<Kernels> scalar,
            Supplier<Kernels> vector4,
            Supplier<Kernels> vector8,
            Supplier<Kernels> vector16) {
        Supplier<Kernels> chosen = switch (VectorPath.lanes(Compiled.class)) {
            case 4 -> vector4;
            case 8 -> vector8;
            case 16 -> vector16;
            default -> scalar;
        };
        return new CompiledModel(spec, chosen.get());
    }
}
