package dev.sinter.compiler.cli;

import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.Npy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder with small models and data. */
final class Fixtures {
    private static final String LINE = """
        package tests

        const start = 0.5

        /// One number times another.
        model Line {
            input x: f32[batch, 2]
            input scale: f32[] = 1
            param w: f32[2] = start
            output y = sum(x * w, axis: 1) * scale
            training {
                input target: f32[batch]
                input rate: f32[] = 0.1
                loss mean(square(y - target))
                optimizer sgd(rate: rate)
                metric error = mean_absolute_error(y, target)
            }
            training by_hand {
                input target: f32[batch]
                update w = w + 0.1 * mean(target - y)
                metric error = mean_absolute_error(y, target)
            }
        }
        """;
    private static final String KINDS = """
        package tests

        const kinds = ["red", "green", "blue"]

        model Kinds {
            input x: f32[batch, 2]
            let scores = dense(x, units: 3)
            output kind: i32[batch] in kinds = argmax(scores)
            output score = scores
            training {
                input label: u8[batch] in kinds
                loss mean(sparse_softmax_cross_entropy(scores, label))
                optimizer sgd(rate: 0.1)
                metric accuracy = mean(kind == label)
            }
        }

        model Doubled {
            input a: i32[batch, 2]
            input factor: i32[] = 2
            output b = a * factor
        }
        """;
    private static final String TABLE = """
        a,b,target,kind,number
        0,1,1,red,0
        1,0,2,green,1
        1,1,3,blue,2
        2,1,5,red,0
        """;

    private Fixtures() {}

    static Shell in(Path folder) {
        return new Shell(folder)
                .with("line.model", LINE)
                .with("kinds.model", KINDS)
                .with("table.csv", TABLE)
                .with("x64.npy", npy(NdArray.of(new double[] {0, 1, 1, 0, 1, 1, 2, 1}, 4, 2)));
    }

    static byte[] npy(NdArray array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Npy.write(array, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
