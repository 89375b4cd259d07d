package dev.sinter.compiler.nan;

import dev.sinter.compiler.Compilation;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Stored;
import dev.sinter.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A culprit in words, at its line of the model. */
final class Report {
    private static final int LONGEST = 60;

    private final Compilation compilation;
    private final Dataset data;
    private final int[] samples;

    Report(Compilation compilation, Dataset data, GuiltyStep guilty) {
        this.compilation = compilation;
        this.data = data;
        this.samples = guilty.samples();
    }

    /**
     * {@code step 4 (epoch 1): the first number that is not finite is `log(y)` of sample 3: log(0.0) is -Infinity}.
     *
     * @param when {@code step 4 (epoch 1)}
     */
    Problem problem(Culprit culprit, String when) {
        Node node = culprit.node();
        Reason reason = Reason.of(culprit);
        Optional<Span> span = span(node.origin());
        String message = when + ": the first number that is not finite is " + what(node, span) + where(culprit) + ": "
                + reason.how();
        Span start = compilation.source().span(0, 0);
        return Problem.error(span.orElse(start), message, reason.hint());
    }

    private Optional<Span> span(Origin origin) {
        Source source = compilation.source();
        if (!origin.file().equals(source.shortName())) {
            return Optional.empty();
        }
        int start = source.offset(origin.line(), origin.column());
        return Optional.of(source.span(start, start + origin.length()));
    }

    private String what(Node node, Optional<Span> span) {
        String expression = switch (node.op()) {
            case Input input -> "input " + input.name();
            case Stored stored -> stored.name();
            default ->
                span.map(s -> "`" + shortened(s.text()) + "`")
                        .orElse(node.origin().label());
        };
        boolean isUpdate = compilation.spec().weights().indexOf(node.origin().label()) >= 0;
        return (node.origin().isGradient() ? "the gradient of " : "")
                + expression
                + (isUpdate && !(node.op() instanceof Stored)
                        ? " for " + node.origin().label()
                        : "");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** {@code  of sample 3 at [7]}: the sample as a place in the user's data, from 0, and what is left of the place of the number. */
    private String where(Culprit culprit) {
        List<Dim> dims = culprit.node().shape().dims();
        List<Integer> sizes = Tensor.at(culprit.node().shape(), samples.length);
        String sample = "";
        List<Integer> rest = new ArrayList<>();
        int index = culprit.index();
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            int place = index % sizes.get(axis);
            index /= sizes.get(axis);
            if (dims.get(axis).batch()) {
                int row = samples[place / (int) dims.get(axis).count()];
                sample = " of sample " + data.origin(row);
            } else {
                rest.addFirst(place);
            }
        }
        return sample + (rest.isEmpty() ? "" : " at " + rest);
    }
}
