package dev.sinter.compiler.nan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first number that is not finite is found, with the step, the expression, the sample and the arithmetic that made it. */
class NanSearchTest {
    private static final Fit TWO_EPOCHS = Fit.epochs(2).batchSize(2).shuffle(false);
    private final Dataset data = samples(3, 1, -2, 0, 5);

    @TempDir
    Path folder;

    private Compilation compilation;
    private Trainer<Tensors> trainer;
    private NanSearch search;

    private static Dataset samples(float... x) {
        return Dataset.builder().column("x", NdArray.of(x, x.length)).build();
    }

    /** A model whose body follows the line {@code input x: f32[batch]}, which is the second. */
    private void model(String body) throws IOException {
        Path file = folder.resolve("bad.model");
        Files.writeString(file, "model Bad {\n    input x: f32[batch]\n" + body.indent(4) + "}\n");
        compilation = Compiler.compile(file, Map.of(), problems -> assertEquals(List.of(), problems))
                .get(0);
        CompiledModel compiled = compilation.load(1);
        train(compiled, compiled.initialize(1));
    }

    private void train(CompiledModel compiled, Tensors weights) {
        TrainingSpec training = compilation.spec().trainings().get(0);
        trainer = new Trainer<>(compiled, training, 1, weights, trained -> trained);
        search = new NanSearch(compilation, training, trainer);
    }

    /** What is told when training stops, and what the search then finds. */
    private String told(Dataset samples, Fit fit) {
        NotFiniteException stop = assertThrows(NotFiniteException.class, () -> trainer.fit(samples, fit.on(search)));
        String found = search.find(samples, fit).render();
        return stop.getMessage() + "\n" + found.replace(folder + "/", "");
    }

    @Test
    void anOverflowIsTheProductThatMadeIt() throws IOException {
        model("""
            param w: f32[] = 1e18
            output y = w * x
            training {
                loss mean(square(y))
                optimizer sgd(rate: 10)
            }
            """);
        assertEquals("""
            step 2 (epoch 1): the loss is Infinity
            bad.model:6:19: step 2 (epoch 1): the first number that is not finite is `square(y)` of sample 2: \
            1.98E20 * 1.98E20 is Infinity
                loss mean(square(y))
                          ^^^^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs \
            to numbers around -1 to 1
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void aLogarithmOfZeroIsToldWithItsSample() throws IOException {
        model("""
            param w: f32[2] = [1, 100]
            let p = softmax(stack([x, x], axis: 1) * w)
            output y = p
            training {
                loss -sum(log(p))
                optimizer sgd()
            }
            """);
        assertEquals("""
            step 3 (epoch 1): the loss is Infinity
            bad.model:7:19: step 3 (epoch 1): the first number that is not finite is `log(p)` of sample 4 at \
            [0]: log(0.0) is -Infinity
                loss -sum(log(p))
                          ^^^^^^ a loss that takes scores does not need this, such as \
            `softmax_cross_entropy`; or keep the number above 0: `log(maximum(x, 1e-7))`
            """, told(samples(0, 0.1f, -0.1f, 0.2f, 9), TWO_EPOCHS));
    }

    @Test
    void aGradientMayBeWorseThanItsValue() throws IOException {
        model("""
            param w: f32[] = zeros
            output y = w * x
            training {
                loss mean(sqrt(square(y)))
                optimizer sgd()
            }
            """);
        assertEquals("""
            step 2 (epoch 1): the loss is NaN
            bad.model:6:19: step 1 (epoch 1): the first number that is not finite is the gradient of \
            `sqrt(square(y))` of sample 0: 0.25 / 0.0 is Infinity
                loss mean(sqrt(square(y)))
                          ^^^^^^^^^^^^^^^ the slope is infinite there: keep what goes in above 0, as \
            `maximum(x, 1e-7)` does
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void aSumIsToldWithTheLargestNumberInIt() throws IOException {
        model("""
            param w: f32[2] = ones
            output y = sum(w) * x
            training {
                loss mean(square(y - 2 * x)) + sum(w)
                optimizer sgd(rate: 3e38)
            }
            """);
        assertEquals("""
            step 2 (epoch 1): the loss is NaN
            bad.model:4:16: step 2 (epoch 1): the first number that is not finite is `sum(w)`: sum of numbers \
            up to -3.0E38 gives -Infinity
                output y = sum(w) * x
                           ^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs \
            to numbers around -1 to 1
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void anUpdateIsToldWithItsParameter() throws IOException {
        model("""
            param w: f32[2] = ones
            output y = sum(w) * x
            training {
                loss mean(y)
                optimizer sgd(rate: 3e38) on "w"
            }
            """);
        assertEquals("""
            step 2 (epoch 1): the loss is NaN
            bad.model:7:19: step 1 (epoch 1): the first number that is not finite is `sgd(rate: 3e38)` for w at \
            [0]: 3.0E38 * 2.0 is Infinity
                optimizer sgd(rate: 3e38) on "w"
                          ^^^^^^^^^^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs \
            to numbers around -1 to 1
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void trainingWithoutALossStopsWhenItsEpochEnds() throws IOException {
        model("""
            param w: f32[] = ones
            output y = w * x
            training {
                update w = w / (1 - cast(step, f32))
                metric mean_y = mean(y)
            }
            """);
        assertEquals("""
            step 3 (epoch 1): not finite after the update: w
            bad.model:6:20: step 2 (epoch 1): the first number that is not finite is `w / (1 - cast(step, \
            f32))` for w: 1.0 / 0.0 is Infinity
                update w = w / (1 - cast(step, f32))
                           ^^^^^^^^^^^^^^^^^^^^^^^^^ keep the divisor away from 0: `x / (y + 1e-7)`
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void infinitiesThatDoNoHarmAreNotBlamed() throws IOException {
        model("""
            param w: f32[] = ones
            let safe = where(x > 0, log(x), 0)
            let masked = max(stack([where(x > 0, x, -inf), safe], axis: 1), axis: 1)
            output y = w * masked
            training {
                let grown = exp(30 * y)
                loss mean(grown)
                optimizer sgd(rate: 0)
            }
            """);
        assertEquals(
                """
                step 3 (epoch 1): the loss is Infinity
                bad.model:8:21: step 3 (epoch 1): the first number that is not finite is `exp(30 * y)` of sample \
                4: exp(90.0) is Infinity
                    let grown = exp(30 * y)
                                ^^^^^^^^^^^ try a smaller rate, or take the largest off first, as `softmax` does
                """, told(samples(0, 1, 0, 2, 3, 0), Fit.epochs(1).batchSize(2).shuffle(false)));
    }

    @Test
    void dataIsToldWithTheSampleOfTheUser() throws IOException {
        model("""
            param w: f32[] = ones
            output y = w * x
            training {
                loss mean(square(y))
                optimizer sgd()
            }
            """);
        Dataset part = samples(0, 1, 2, 3, Float.NaN, 4).select(5, 4, 3, 2);
        assertEquals("""
            step 1 (epoch 1): the loss is NaN
            bad.model:2:11: step 1 (epoch 1): the first number that is not finite is input x of sample 4: the \
            data holds NaN
                input x: f32[batch]
                      ^ mend the data, or leave the sample out
            """, told(part, TWO_EPOCHS));
    }

    @Test
    void weightsThatBeginAsNanAreTold() throws IOException {
        model("""
            param w: f32[] = ones
            output y = w * x
            training {
                loss mean(square(y))
                optimizer sgd()
            }
            """);
        Tensors weights = trainer.model();
        weights.f32[0] = Float.NaN;
        train(compilation.load(1), weights);
        assertEquals("""
            step 1 (epoch 1): the loss is NaN
            bad.model:3:11: step 1 (epoch 1): the first number that is not finite is w: it is NaN from the \
            beginning
                param w: f32[] = ones
                      ^ begin with other weights
            """, told(data, TWO_EPOCHS));
    }

    @Test
    void theStepIsFoundInALaterEpochOfShuffledBatches() throws IOException {
        model("""
            param w: f32[] = ones
            output y = w * x
            training {
                loss mean(square(y))
                optimizer sgd(rate: 5.5)
            }
            """);
        assertEquals("""
            step 21 (epoch 7): the loss is Infinity
            bad.model:6:19: step 21 (epoch 7): the first number that is not finite is `square(y)` of sample \
            1: -1.0000002E20 * -1.0000002E20 is Infinity
                loss mean(square(y))
                          ^^^^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs \
            to numbers around -1 to 1
            """, told(samples(1, -1, 1, -1, 1), Fit.epochs(90).batchSize(2)));
    }

    @Test
    void theTrainerIsLeftAsItWas() throws IOException {
        model("""
            param w: f32[] = 1e18
            output y = w * x
            training {
                loss mean(square(y))
                optimizer sgd(rate: 10)
            }
            """);
        assertThrows(NotFiniteException.class, () -> trainer.fit(data, TWO_EPOCHS.on(search)));
        float left = trainer.model().f32[0];
        search.find(data, TWO_EPOCHS);
        assertEquals(2, trainer.steps());
        assertEquals(left, trainer.model().f32[0]);
    }

    @Test
    void trainingThatStaysFiniteGivesTheSameBits() throws IOException {
        model("""
            param w: f32[] = ones
            output y = w * x
            training {
                loss mean(square(y - 1))
                optimizer adam()
            }
            """);
        trainer.fit(data, TWO_EPOCHS.on(search));
        float watched = trainer.model().f32[0];
        train(compilation.load(1), compilation.load(1).initialize(1));
        trainer.fit(data, TWO_EPOCHS);
        assertEquals(watched, trainer.model().f32[0]);
    }
}
