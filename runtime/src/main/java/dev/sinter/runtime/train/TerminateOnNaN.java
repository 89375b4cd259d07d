package dev.sinter.runtime.train;

import java.util.List;

/**
 * Ends a run of training with a {@link NotFiniteException} as soon as the loss of a batch is NaN or infinite, and says which
 * weights and which states of the optimizer went with it: {@code step 17 (epoch 2): the loss is NaN; not finite after the update:
 * fat.kernel, fat.bias}. Costs one comparison for each step. {@code sinter train} does the same and finds the expression that made the number.
 *
 * <p>Example: {@code Fit.epochs(40).on(new TerminateOnNaN())}.
 */
public final class TerminateOnNaN implements FitListener {
    private static final int SHOWN = 3;
    private static final String ADVICE = "; try a smaller rate, or bring the data to numbers around -1 to 1";

    @Override
    public void stepped(FitProgress progress) {
        double loss = progress.step().loss().orElse(0);
        if (!Double.isFinite(loss)) {
            throw new NotFiniteException("step " + progress.step().number() + " (epoch " + progress.epoch()
                    + "): the loss is " + loss + stored(progress.step().state()) + ADVICE);
        }
    }

    private static String stored(TrainingState state) {
        List<String> weights = state.weights().notFinite();
        List<String> names = weights.isEmpty() ? state.optimizer().notFinite() : weights;
        if (names.isEmpty()) {
            return ", and all weights are finite";
        }
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        int more = names.size() - SHOWN;
        return "; not finite after the update: " + shown + (more > 0 ? " and " + more + " more" : "");
    }
}
