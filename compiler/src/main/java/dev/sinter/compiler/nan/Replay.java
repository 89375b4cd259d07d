package dev.sinter.compiler.nan;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.FinishedStep;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.FitListener;
import dev.sinter.runtime.train.FitProgress;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.Trainer;
import dev.sinter.runtime.train.TrainingState;
import java.util.Optional;

/** Training once more from an earlier state, looking at every stored number after every step. */
final class Replay implements FitListener {
    private final NotFinite begin;
    private TrainingState before;
    private Optional<GuiltyStep> guilty = Optional.empty();

    private Replay(NotFinite begin, TrainingState before) {
        this.begin = begin;
        this.before = before;
    }

    /**
     * The first guilty step.
     *
     * @param from a state in which all is finite but {@code begin}
     */
    static GuiltyStep run(Trainer<?> trainer, TrainingState from, NotFinite begin, Dataset data, Fit fit) {
        Replay replay = new Replay(begin, from);
        trainer.restore(from);
        try {
            trainer.fit(
                    data,
                    Fit.epochs(fit.epochs())
                            .batchSize(fit.batchSize())
                            .shuffle(fit.shuffle())
                            .on(replay));
        } catch (NotFiniteException found) {
            return replay.guilty.orElseThrow();
        }
        throw new IllegalStateException("all numbers are finite in the replay; was it the same data?");
    }

    @Override
    public void stepped(FitProgress progress) {
        FinishedStep step = progress.step();
        TrainingState after = step.state();
        boolean badLoss = !Double.isFinite(step.loss().orElse(0));
        NotFinite found = NotFinite.of(after).without(begin);
        if (badLoss || !found.isEmpty()) {
            guilty = Optional.of(new GuiltyStep(
                    step.number(), progress.epoch(), step.samples(), step.inputs(), before, badLoss, found));
            throw new NotFiniteException("found");
        }
        before = after;
    }
}
