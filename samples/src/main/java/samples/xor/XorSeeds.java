package samples.xor;

import dev.sinter.runtime.train.Fit;
import java.util.stream.LongStream;

/** How often chance is kind: trains both networks from many seeds and counts those that get all four cases right. */
public final class XorSeeds {
    private XorSeeds() {}

    /** 5000 passes over the four cases, one case for each step. */
    public static XorSmall trainSmall(long seed) {
        var trainer = XorSmall.trainer(seed);
        trainer.fit(TrainXor.data(), Fit.epochs(5000).batchSize(1));
        return trainer.model();
    }

    /** Whether the rounded answers are 0, 1, 1, 0. */
    public static boolean isRight(float[] y) {
        return y[0] < 0.5 && y[1] > 0.5 && y[2] > 0.5 && y[3] < 0.5;
    }

    static float[] answers(Xor model) {
        Xor.Memory memory = Xor.newMemory(4);
        model.predict(TrainXor.CASES, 4, memory);
        return memory.y();
    }

    static float[] answers(XorSmall model) {
        XorSmall.Memory memory = XorSmall.newMemory(4);
        model.predict(TrainXor.CASES, 4, memory);
        return memory.y();
    }

    /** @param args how many seeds to try; 20 when left out */
    public static void main(String... args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        long eight = LongStream.rangeClosed(1, seeds)
                .filter(seed -> isRight(answers(TrainXor.train(seed))))
                .count();
        System.out.printf("8 relu units with Adam: all four right from %d of %d seeds%n", eight, seeds);
        long two = LongStream.rangeClosed(1, seeds)
                .filter(seed -> isRight(answers(trainSmall(seed))))
                .count();
        System.out.printf("2 sigmoid units with gradient descent: all four right from %d of %d seeds%n", two, seeds);
    }
}
