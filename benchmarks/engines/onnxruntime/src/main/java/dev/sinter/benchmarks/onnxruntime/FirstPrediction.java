package dev.sinter.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sinter.benchmarks.cold.Done;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A process that loads the MLP and predicts one sample, as an application would. Words: {@code write FILE} makes the ONNX file,
 * {@code predict FILE} predicts.
 */
public final class FirstPrediction {
    private static final int PIXELS = 784;

    private FirstPrediction() {}

    public static void main(String... words) throws IOException, OrtException {
        Path file = Path.of(words[1]);
        if (words[0].equals("write")) {
            Network mlp = Workloads.named("predict-mlp-1").network();
            Files.write(file, OnnxModel.of(mlp, Weights.initial(mlp), 1));
            return;
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString(), OnnxRuntime.options(1));
                OnnxTensor x = OnnxTensor.createTensor(environment, new float[1][PIXELS]);
                OrtSession.Result result = session.run(Map.of("x", x))) {
            Done.say(((float[][]) result.get(0).getValue())[0][0]);
        }
    }
}
