package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.graph.Graph;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.DataFile;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data for the inputs of a program, from words such as {@code image=train.gz} or {@code x=iris.csv:sepal_length,sepal_width}. All
 * of it is read and checked here, before any work is done with it.
 */
final class DataArguments {
    static final String FORM = "INPUT=FILE[:COLUMN,..]";
    /** The column of a data set for a program without inputs, which no program has as its input. */
    private static final String NOTHING = "";

    private final ProgramSpec program;
    private final Graph graph;
    private final Set<String> set;

    /**
     * @param set inputs that have their values by {@code --set}
     */
    DataArguments(Compilation model, int program, Set<String> set) {
        this.program = model.spec().programs().get(program);
        this.graph = model.graphs().get(program);
        this.set = set;
    }

    /** The data set of those words. A program that has no inputs by the sample has one sample of nothing. */
    Dataset read(String option, List<String> words) {
        Map<String, String> files = Assignments.parse(option, FORM, words);
        Map<String, NdArray> columns = new LinkedHashMap<>();
        files.forEach((name, place) -> columns.put(name, column(option, name, place)));
        for (TensorSpec input : program.inputs()) {
            if (!columns.containsKey(input.name()) && isNeeded(input)) {
                throw new InvalidInputException(
                        input.batched()
                                ? option + " " + input.name() + "=FILE is missing: the model needs " + input
                                : "--set " + input.name() + "=VALUE is missing: the model needs " + input);
            }
        }
        if (columns.isEmpty()) {
            columns.put(NOTHING, NdArray.of(new byte[1], 1));
        }
        try {
            return Dataset.of(columns);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(option + ": " + e.getMessage(), e);
        }
    }

    private boolean isNeeded(TensorSpec input) {
        return !set.contains(input.name()) && !program.defaults().containsKey(input.name());
    }

    private NdArray column(String option, String name, String place) {
        TensorSpec input = input(program, name, option);
        if (!input.batched()) {
            throw new InvalidInputException(option + " " + name + ": the input is " + input
                    + ", not one per sample; give it by --set " + name + "=...");
        }
        if (set.contains(name)) {
            throw new InvalidInputException(name + " is given by " + option + " and by --set; leave one out");
        }
        int colon = Files.exists(Path.of(place)) ? -1 : place.lastIndexOf(':');
        Path file = Path.of(colon < 0 ? place : place.substring(0, colon));
        List<String> columns =
                colon < 0 ? List.of() : List.of(place.substring(colon + 1).split(","));
        int[] shape = input.shape(1);
        NdArray values = DataFile.read(file, columns, input.dtype(), input.words())
                .values()
                .as(option + " " + name, input.dtype(), Arrays.copyOfRange(shape, 1, shape.length));
        if (values.samples() == 0) {
            throw new InvalidInputException(option + " " + name + ": " + file + " has no samples");
        }
        ClassNumbers.check(graph, name, option + " " + name, values);
        return values;
    }

    /** The input of that name; an error that names the nearest when there is none. */
    static TensorSpec input(ProgramSpec program, String name, String option) {
        int index = program.input(name);
        if (index < 0) {
            List<String> names = program.inputs().stream().map(TensorSpec::name).toList();
            throw new InvalidInputException(option + " " + name + ": the model has no such input"
                    + (names.isEmpty() ? "; it has none" : NearestName.hint(name, names)));
        }
        return program.inputs().get(index);
    }
}
