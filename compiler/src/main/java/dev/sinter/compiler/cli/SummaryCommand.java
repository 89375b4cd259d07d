package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.frontend.LayerRow;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;

/** {@code sinter summary}: the layers of a model with their output shapes and parameters, as Keras prints them. */
@picocli.CommandLine.Command(
        name = "summary",
        description = "Prints the layers and their parameters.",
        mixinStandardHelpOptions = true)
final class SummaryCommand implements Command {
    @Mixin
    private ModelArguments model;

    @Mixin
    private PrecisionArguments precision;

    @Override
    public void run(Streams streams) {
        Compilation compilation = precision.of(model.compile(streams));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Layer (type)", "Output Shape", "Param #"));
        for (LayerRow row : compilation.model().layers()) {
            rows.add(List.of(row.name() + " (" + row.layer() + ")", row.output().toString(), number(row.count())));
        }
        streams.out().println("Model: " + compilation.spec().name());
        print(rows, streams.out());
        totals(compilation.spec(), streams.out());
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        String rule = "=".repeat(widths[0] + widths[1] + widths[2] + 4);
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            String format = "%-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s";
            out.println(String.format(Locale.ROOT, format, row.toArray()));
            if (i == 0 || i == rows.size() - 1) {
                out.println(rule);
            }
        }
    }

    private static void totals(ModelSpec spec, PrintStream out) {
        long parameters = FinalFigures.parameters(spec);
        List<TensorSpec> states = spec.weights()
                .specs()
                .subList(spec.parameters(), spec.weights().specs().size());
        long state = states.stream().mapToLong(s -> s.size(0)).sum();
        out.println("Total params: " + number(parameters + state));
        out.println("Trainable params: " + number(parameters));
        out.println("Non-trainable params: " + number(state));
        out.println("Size of all: " + number(spec.weights().bytes()) + " bytes");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
