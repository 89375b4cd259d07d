package dev.sinter.compiler.cli;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.NearestName;
import java.util.List;

/** Outputs of a program by name. */
final class Outputs {
    private Outputs() {}

    /** The place of the output in the program's list; an error that names the nearest when there is none. */
    static int index(ProgramSpec program, String name) {
        List<String> names = program.outputs().stream().map(TensorSpec::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException("--out " + name + ": the model has no such output" + NearestName.hint(name, names));
        }
        return index;
    }
}
