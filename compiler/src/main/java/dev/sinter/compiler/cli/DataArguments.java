package dev.sinter.compiler.cli;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.DataFile;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data for the inputs of a program, from words such as {@code image=train.gz} or {@code x=iris.csv:sepal_length,sepal_width}. */
final class DataArguments {
    private DataArguments() {}

    /** The data set of those words, or empty when there are none. */
    static Optional<Dataset> read(Map<String, String> words, ProgramSpec program, String option) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<String, NdArray> columns = new LinkedHashMap<>();
        words.forEach((name, place) -> {
            TensorSpec input = input(program, name, option);
            if (!input.batched()) {
                throw new InvalidInputException(
                        option + " " + name + ": the input is " + input + ", not one per sample; give it by --set " + name + "=...");
            }
            columns.put(name, column(input, place));
        });
        return Optional.of(Dataset.of(columns));
    }

    /** The input of that name; an error that names the nearest when there is none. */
    static TensorSpec input(ProgramSpec program, String name, String option) {
        int index = program.input(name);
        if (index < 0) {
            List<String> names = program.inputs().stream().map(TensorSpec::name).toList();
            throw new InvalidInputException(
                    option + " " + name + ": the model has no such input" + NearestName.hint(name, names));
        }
        return program.inputs().get(index);
    }

    private static NdArray column(TensorSpec input, String place) {
        int colon = Files.exists(Path.of(place)) ? -1 : place.lastIndexOf(':');
        Path file = Path.of(colon < 0 ? place : place.substring(0, colon));
        List<String> columns = colon < 0 ? List.of() : List.of(place.substring(colon + 1).split(","));
        return DataFile.read(file, columns, input.dtype(), input.words()).values();
    }
}
