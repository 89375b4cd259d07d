package dev.sinter.runtime;

import java.util.List;

/**
 * What a compiled model is, as data: the names and shapes that its class, its weights files and its data sets must agree on.
 *
 * @param name the full name of the class, {@code samples.digits.DigitClassifier}
 * @param weights parameters and states of the model, in file order, and in how many bits they are kept
 * @param parameters how many of the weights are parameters; they come first, states follow
 * @param programs 0 initialize (first values of all weights), 1 predict, then four for each training block
 * @param trainings the training blocks, in text order
 */
public record ModelSpec(
        String name, Layout weights, int parameters, List<ProgramSpec> programs, List<TrainingSpec> trainings) {
    /** The version of the rules that fix every bit of every result. */
    public static final String NUMERICS = "numerics 1";
    /** The program that gives the weights their first values. */
    public static final int INITIALIZE = 0;
    /** The program that computes the outputs. */
    public static final int PREDICT = 1;

    public ModelSpec {
        programs = List.copyOf(programs);
        trainings = List.copyOf(trainings);
    }
}
