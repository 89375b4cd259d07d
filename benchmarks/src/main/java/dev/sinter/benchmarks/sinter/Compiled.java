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

/**
 * The compiled models by their names. A single step of a training is not in the typed classes, so this is the storey below them.
 */
final class Compiled {
    private Compiled() {}

    /** The model of that name, with the code that {@link VectorPath} chooses in this JVM. */
    static CompiledModel named(String model) {
        return CompiledModel.of(spec(model), kernels(model, VectorPath.lanes(Compiled.class)));
    }

    private static ModelSpec spec(String model) {
        return switch (model) {
            case "Cnn" -> Cnn.SPEC;
            case "Iris" -> Iris.SPEC;
            case "Line" -> Line.SPEC;
            case "Mlp" -> Mlp.SPEC;
            case "Multiply" -> Multiply.SPEC;
            case "MultiplySquare" -> MultiplySquare.SPEC;
            case "Softmax" -> Softmax.SPEC;
            case "Xor" -> Xor.SPEC;
            default -> throw new IllegalArgumentException("no model is called " + model + "; add it to src/main/model");
        };
    }

    private static Kernels kernels(String model, int lanes) {
        return switch (model + " " + lanes) {
            case "Cnn 1" -> new CnnScalar();
            case "Cnn 4" -> new CnnVector4();
            case "Cnn 8" -> new CnnVector8();
            case "Cnn 16" -> new CnnVector16();
            case "Iris 1" -> new IrisScalar();
            case "Iris 4" -> new IrisVector4();
            case "Iris 8" -> new IrisVector8();
            case "Iris 16" -> new IrisVector16();
            case "Line 1" -> new LineScalar();
            case "Line 4" -> new LineVector4();
            case "Line 8" -> new LineVector8();
            case "Line 16" -> new LineVector16();
            case "Mlp 1" -> new MlpScalar();
            case "Mlp 4" -> new MlpVector4();
            case "Mlp 8" -> new MlpVector8();
            case "Mlp 16" -> new MlpVector16();
            case "Multiply 1" -> new MultiplyScalar();
            case "Multiply 4" -> new MultiplyVector4();
            case "Multiply 8" -> new MultiplyVector8();
            case "Multiply 16" -> new MultiplyVector16();
            case "MultiplySquare 1" -> new MultiplySquareScalar();
            case "MultiplySquare 4" -> new MultiplySquareVector4();
            case "MultiplySquare 8" -> new MultiplySquareVector8();
            case "MultiplySquare 16" -> new MultiplySquareVector16();
            case "Softmax 1" -> new SoftmaxScalar();
            case "Softmax 4" -> new SoftmaxVector4();
            case "Softmax 8" -> new SoftmaxVector8();
            case "Softmax 16" -> new SoftmaxVector16();
            case "Xor 1" -> new XorScalar();
            case "Xor 4" -> new XorVector4();
            case "Xor 8" -> new XorVector8();
            case "Xor 16" -> new XorVector16();
            default -> throw new IllegalArgumentException(model + " has no code for " + lanes + " lanes");
        };
    }
}
