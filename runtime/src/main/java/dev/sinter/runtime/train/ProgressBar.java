package dev.sinter.runtime.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how a run of training goes. On a terminal one line is written over and over, at most ten times a second:
 *
 * <pre>Epoch 3/40  61% [======>   ] loss 0.1234 accuracy 0.9712  1,234 steps/s  ETA 12s</pre>
 *
 * and stays behind when an epoch ends. Elsewhere, in a log, there are only those lines. Of more than 100 epochs, every second,
 * fifth, tenth... and the last leave a line. The ETA is that of the whole run.
 *
 * <p>Example: {@code Fit.epochs(40).on(ProgressBar.standard())}.
 */
public final class ProgressBar implements FitListener {
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_LINES = 100;
    private static final int WIDTH = 79;
    private static final int BAR = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private int epochs;
    private long runBegin;
    private long shown;
    private int lineLength;

    ProgressBar(PrintStream out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** On standard output; as a terminal when it is one, or when the system property {@code sinter.terminal} is on and not off. */
    public static ProgressBar standard() {
        return on(System.out);
    }

    /** On a stream that leads to standard output, whatever that is; see {@link #standard}. */
    public static ProgressBar on(PrintStream out) {
        return on(out, isTerminal(System.getProperty("sinter.terminal", "auto")));
    }

    /**
     * @param out where to write
     * @param terminal whether a carriage return goes back to the begin of the line there
     */
    public static ProgressBar on(PrintStream out, boolean terminal) {
        return new ProgressBar(out, terminal, System::nanoTime);
    }

    private static boolean isTerminal(String setting) {
        // JDK 22 to 24 give a console even when output goes to a file, so there only the setting counts
        int jdk = Runtime.version().feature();
        boolean console = (jdk < 22 || jdk > 24) && System.console() != null;
        return setting.equals("on") || console && !setting.equals("off");
    }

    @Override
    public void stepped(FitProgress progress) {
        epochs = progress.epochs();
        long now = clock.getAsLong();
        if (progress.epoch() == 1 && progress.batches() == 1) {
            runBegin = now;
            shown = now;
        } else if (terminal && now - shown >= INTERVAL) {
            shown = now;
            overwrite(live(progress, now));
            out.flush();
        }
    }

    private String live(FitProgress progress, long now) {
        int all = progress.batchesPerEpoch();
        // the first step only sets the clock
        long done = (progress.epoch() - 1L) * all + progress.batches() - 1;
        double perSecond = done * 1e9 / Math.max(1, now - runBegin);
        double left = ((double) epochs * all - done - 1) / perSecond;
        int filled = (int) ((long) BAR * progress.batches() / all);
        String bar = "=".repeat(filled) + (filled < BAR ? ">" + " ".repeat(BAR - 1 - filled) : "");
        String head = String.format(
                Locale.ROOT, "%s %3d%% [%s]", title(progress.epoch()), 100L * progress.batches() / all, bar);
        String tail = String.format(
                Locale.ROOT,
                perSecond < 10 ? "  %,.1f steps/s  ETA %s" : "  %,.0f steps/s  ETA %s",
                perSecond,
                time(left));
        return head + figures(progress.figures().all(), WIDTH - head.length() - tail.length()) + tail;
    }

    @Override
    public boolean epochEnded(Epoch epoch) {
        if (epoch.number() % stride(epochs) == 0 || epoch.number() == epochs) {
            overwrite(
                    title(epoch.number()) + "  " + time(epoch.seconds()) + figures(epoch.figures(), Integer.MAX_VALUE));
            out.println();
            out.flush();
            lineLength = 0;
        }
        return true;
    }

    /** Ends the line of an epoch that was broken off, so that what is printed next begins at the left. */
    public void close() {
        if (terminal && lineLength > 0) {
            out.println();
            lineLength = 0;
        }
    }

    private static int stride(int epochs) {
        int stride = 1;
        for (int i = 0; epochs / stride > MOST_LINES; i++) {
            stride = i % 3 == 1 ? stride / 2 * 5 : stride * 2;
        }
        return stride;
    }

    private String title(int epoch) {
        String total = String.valueOf(epochs);
        return String.format(Locale.ROOT, "Epoch %" + total.length() + "d/%s", epoch, total);
    }

    private void overwrite(String line) {
        if (terminal) {
            out.print('\r' + line + " ".repeat(Math.max(0, lineLength - line.length())));
        } else {
            out.print(line);
        }
        lineLength = line.length();
    }

    /** As many figures as fit. */
    private static String figures(Map<String, Double> figures, int most) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            double value = figure.getValue();
            boolean tiny = value != 0 && Math.abs(value) < 1e-3;
            boolean huge = Math.abs(value) >= 1e6;
            String word = String.format(Locale.ROOT, tiny || huge ? "%.3e" : "%.4f", value);
            if (text.length() + figure.getKey().length() + word.length() + 2 > most) {
                break;
            }
            text.append(' ').append(figure.getKey()).append(' ').append(word);
        }
        return text.toString();
    }

    /** {@code 0.4s}, {@code 12s}, {@code 3m05s}, {@code 2h10m}. */
    private static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 10) {
            return String.format(Locale.ROOT, "%.1fs", seconds);
        }
        return whole < 60
                ? whole + "s"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%dm%02ds", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%dh%02dm", whole / 3600, whole / 60 % 60);
    }
}
