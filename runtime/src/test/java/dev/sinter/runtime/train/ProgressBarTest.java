package dev.sinter.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now;

    private record Progress(int epoch, int epochs, int batches, int batchesPerEpoch, Figures figures)
            implements FitProgress {
        @Override
        public FinishedStep step() {
            throw new AssertionError("the bar shows figures of the epoch");
        }
    }

    private static Figures figures(double loss, Map<String, Double> metrics) {
        return new Figures(OptionalDouble.of(loss), metrics);
    }

    private ProgressBar bar(boolean terminal) {
        return new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, () -> now);
    }

    private String printed() {
        String text = bytes.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replace('\r', '|');
        bytes.reset();
        return text;
    }

    /** One step of 10 ms. */
    private void step(ProgressBar bar, int epoch, int epochs, int batch, Figures figures) {
        bar.stepped(new Progress(epoch, epochs, batch, 100, figures));
        now += 10_000_000;
    }

    private static Epoch epoch(int number, double seconds) {
        return new Epoch(
                number,
                number,
                figures(0.5, Map.of()),
                Optional.of(figures(0.00025, Map.of("accuracy", 1.0))),
                seconds);
    }

    @Test
    void rewritesOneLineTenTimesASecond() {
        ProgressBar bar = bar(true);
        Figures figures = figures(0.1234, Map.of("accuracy", 0.9712));
        for (int i = 1; i <= 31; i++) {
            step(bar, 1, 40, i, figures);
        }
        assertEquals(
                "|Epoch  1/40  11% [=>        ] loss 0.1234 accuracy 0.9712  100 steps/s  ETA 40s"
                        + "|Epoch  1/40  21% [==>       ] loss 0.1234 accuracy 0.9712  100 steps/s  ETA 40s"
                        + "|Epoch  1/40  31% [===>      ] loss 0.1234 accuracy 0.9712  100 steps/s  ETA 40s",
                printed());
        bar.epochEnded(epoch(1, 0.25));
        assertEquals(
                "|Epoch  1/40  0.3s loss 0.5000 val_loss 2.500e-04 val_accuracy 1.0000" + " ".repeat(11) + "\n",
                printed());
    }

    @Test
    void leavesOutFiguresThatDoNotFitOnALine() {
        ProgressBar bar = bar(true);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 0.5);
        metrics.put("area_under_the_curve", 0.5);
        for (int i = 1; i <= 11; i++) {
            step(bar, 1, 5, i, figures(12345678, metrics));
        }
        assertEquals("|Epoch 1/5  11% [=>        ] loss 1.235e+07  100 steps/s  ETA 4.9s", printed());
    }

    @Test
    void writesPlainLinesIntoALog() {
        ProgressBar bar = bar(false);
        for (int i = 1; i <= 100; i++) {
            step(bar, 1, 2, i, figures(1, Map.of()));
        }
        bar.epochEnded(epoch(1, 75));
        bar.epochEnded(epoch(2, 8000));
        assertEquals(
                "Epoch 1/2  1m15s loss 0.5000 val_loss 2.500e-04 val_accuracy 1.0000\n"
                        + "Epoch 2/2  2h13m loss 0.5000 val_loss 2.500e-04 val_accuracy 1.0000\n",
                printed());
    }

    @Test
    void leavesAtMostAHundredLinesAndTheLast() {
        int[][] epochsAndLines = {
            {100, 100}, {101, 51}, {201, 101}, {1000, 100}, {1001, 101}, {5001, 101}, {20_000, 100}
        };
        for (int[] each : epochsAndLines) {
            ProgressBar bar = bar(false);
            step(bar, 1, each[0], 1, figures(1, Map.of()));
            for (int e = 1; e <= each[0]; e++) {
                bar.epochEnded(epoch(e, 1));
            }
            assertEquals(each[1], printed().lines().count(), each[0] + " epochs");
        }
    }
}
