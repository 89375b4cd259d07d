package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.frontend.LayerRow;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sinter summary}: the layers of a model with their output shapes and parameters, as Keras prints them. */
@Command(name = "summary", description = "Prints the layers and their parameters.", mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {
    @Mixin
    private ModelArguments model;

    @Override
    public Integer call() {
        Compilation compilation = model.compile();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Layer (type)", "Output", "Param #"));
        for (LayerRow row : compilation.model().layers()) {
            rows.add(List.of(row.name() + " (" + row.layer() + ")", row.output().toString(), number(row.count())));
        }
        System.out.println("Model: " + compilation.spec().name());
        print(rows);
        totals(compilation.spec());
        return 0;
    }

    private static void print(List<List<String>> rows) {
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
            System.out.println(String.format(Locale.ROOT, format, row.toArray()));
            if (i == 0 || i == rows.size() - 1) {
                System.out.println(rule);
            }
        }
    }

    private static void totals(ModelSpec spec) {
        long parameters = FinalFigures.parameters(spec);
        List<TensorSpec> states = spec.weights().specs().subList(spec.parameters(), spec.weights().specs().size());
        long state = states.stream().mapToLong(s -> s.size(0)).sum();
        System.out.println("Total params: " + number(parameters + state));
        System.out.println("Trainable params: " + number(parameters));
        System.out.println("Non-trainable params: " + number(state));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
