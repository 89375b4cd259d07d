package dev.sinter.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of engines that keep channels outermost. */
class ChannelsFirstTest {
    /** A picture of 1 x 2 places with two channels, one 1 x 1 convolution with three filters, one dense unit. */
    private static final Network SMALL = new Network(
            "small",
            new Image(1, 2, 2),
            List.of(new Layer.Convolution(3, 1), new Layer.Dense(1, true, false)),
            Head.LINEAR);

    private static final Weights OURS = new Weights(List.of(
            new float[] {1, 2, 3, 4, 5, 6}, new float[] {7, 8, 9}, new float[] {10, 11, 12, 13, 14, 15}, new float[] {16
            }));

    @Test
    void kernelsTurnAndRowsBehindAPictureFollowItsChannels() {
        List<float[]> found = ChannelsFirst.of(SMALL, OURS).arrays();
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, found.get(0));
        assertArrayEquals(new float[] {7, 8, 9}, found.get(1));
        assertArrayEquals(new float[] {10, 13, 11, 14, 12, 15}, found.get(2));
    }

    @Test
    void theWayBackLeadsBack() {
        Network cnn = Workloads.named("train-cnn").network();
        Weights weights = Weights.initial(cnn);
        List<float[]> found =
                ChannelsFirst.back(cnn, ChannelsFirst.of(cnn, weights)).arrays();
        for (int i = 0; i < found.size(); i++) {
            assertArrayEquals(weights.arrays().get(i), found.get(i));
        }
    }
}
