package samples.xor;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Fit;

/** Trains the eight relu units on the four cases of exclusive or and prints what they answer. */
public final class TrainXor {
    /** The four cases, a sample each. */
    public static final float[] CASES = {0, 0, 0, 1, 1, 0, 1, 1};

    private TrainXor() {}

    /** Cases and answers as a data set. */
    public static Dataset data() {
        return Dataset.builder()
                .column("x", NdArray.of(CASES, 4, 2))
                .column("target", NdArray.of(new float[] {0, 1, 1, 0}, 4, 1))
                .build();
    }

    /** 500 steps, each over all four cases. */
    public static Xor train(long seed) {
        var trainer = Xor.trainer(seed);
        trainer.fit(data(), Fit.epochs(500).batchSize(4));
        return trainer.model();
    }

    public static void main(String... args) {
        Xor model = train(1);
        for (int a = 0; a <= 1; a++) {
            for (int b = 0; b <= 1; b++) {
                float y = model.predict(new float[] {a, b}).y()[0];
                System.out.printf("%d xor %d is %d (%.3f)%n", a, b, Math.round(y), y);
            }
        }
    }
}
