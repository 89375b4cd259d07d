package dev.sinter.compiler.nan;

import dev.sinter.compiler.Compilation;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Epoch;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.FitListener;
import dev.sinter.runtime.train.FitProgress;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.Trainer;
import dev.sinter.runtime.train.TrainingState;
import java.util.List;

/**
 * Ends training at the first step whose loss is NaN or infinite, and then finds the expression of the model that made the first
 * such number. While all goes well it costs a comparison for each step and a copy of the weights for each epoch.
 *
 * <pre>
 * NanSearch search = new NanSearch(compilation, training, trainer);
 * try {
 *     trainer.fit(data, fit.on(search));
 * } catch (NotFiniteException e) {
 *     System.err.println(e.getMessage() + "\n" + search.find(data, fit).render());
 * }
 * </pre>
 */
public final class NanSearch implements FitListener {
    private final Compilation compilation;
    private final TrainingSpec training;
    private final Trainer<?> trainer;
    private final NotFinite begin;
    private final long epochsBefore;
    private TrainingState finite;

    /** @param trainer of that model and training block, just before the call of fit that is watched */
    public NanSearch(Compilation compilation, TrainingSpec training, Trainer<?> trainer) {
        this.compilation = compilation;
        this.training = training;
        this.trainer = trainer;
        this.finite = trainer.state();
        this.begin = NotFinite.of(finite);
        this.epochsBefore = finite.epochs();
    }

    @Override
    public void stepped(FitProgress progress) {
        double loss = progress.step().loss().orElse(0);
        if (!Double.isFinite(loss)) {
            throw new NotFiniteException(place(progress.step().number(), progress.epoch()) + ": the loss is " + loss);
        }
    }

    @Override
    public boolean epochEnded(Epoch epoch) {
        TrainingState now = trainer.state();
        NotFinite found = NotFinite.of(now).without(begin);
        List<String> parameters = found.parameters(compilation.spec());
        if (!parameters.isEmpty()) {
            throw new NotFiniteException(
                    place(epoch.steps(), epoch.number()) + ": not finite after the update: " + parameters.get(0));
        }
        // what is not finite may yet do no harm; only a state without it is a safe place to begin a replay
        finite = found.isEmpty() ? now : finite;
        return true;
    }

    /**
     * What made the first number that is not finite, with its line of the model. Takes about as long as the last epoch did. The
     * trainer is left as it was.
     *
     * @param data what {@link Trainer#fit} was given, as {@code fit} is
     */
    public Problem find(Dataset data, Fit fit) {
        TrainingState end = trainer.state();
        try {
            GuiltyStep guilty = Replay.run(trainer, finite, begin, data, fit);
            Culprit culprit = FirstNotFinite.of(compilation.training().get(training.step()), guilty, trainer.seed());
            String when = place(guilty.number(), finite.epochs() - epochsBefore + guilty.epoch());
            return new Report(compilation, data, guilty).problem(culprit, when);
        } finally {
            trainer.restore(end);
        }
    }

    private static String place(long step, long epoch) {
        return "step " + step + " (epoch " + epoch + ")";
    }
}
