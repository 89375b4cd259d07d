package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.ast.UnaryOperator;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code require condition, "why"}: checked while compiling; its message shows the values. */
final class Requirements {
    private final Expander expander;

    Requirements(Expander expander) {
        this.expander = expander;
    }

    /** False when it is broken, which is reported. */
    boolean hold(Statement.Require statement, Frame frame) {
        Optional<Boolean> holds = expander.expressions().known(statement.condition(), "`require`", frame);
        if (holds.isPresent() && !holds.get()) {
            String why = statement.why().map(Expr.Text::value).orElse("");
            Optional<String> producer = producer(statement.condition(), frame);
            String message = producer.orElseGet(() -> broken(statement, frame));
            report(statement, frame, message, why);
        }
        return holds.orElse(false);
    }

    private void report(Statement.Require statement, Frame frame, String message, String why) {
        if (frame.callSite().isPresent()) {
            expander.reporter().announced(frame, statement.condition(), message, why);
        } else {
            expander.reporter().error(frame, statement.condition(), message, why);
        }
    }

    /** {@code `dropout` requires 0 <= rate and rate < 1; rate is 1.5 (layers.model:112)}. */
    private String broken(Statement.Require statement, Frame frame) {
        Span span = statement.condition().span();
        String who = called(frame).map(f -> "`" + f + "`").orElse("the model");
        String values = Tree.names(statement.condition()).stream()
                .map(Name::text)
                .distinct()
                .filter(name -> frame.scope().find(name).isPresent())
                .map(name -> name + " is " + frame.scope().find(name).get().value())
                .collect(Collectors.joining(", "));
        String place = span.source().shortName() + ":" + statement.span().line();
        return who + " requires " + span.text() + (values.isEmpty() ? "" : "; " + values) + " (" + place + ")";
    }

    /** The function that the author called, however far inside the library its requirement stands. */
    private static Optional<String> called(Place place) {
        Optional<Place.CallSite> site = place.callSite();
        Optional<Place.CallSite> outer = site.filter(s -> !s.place().isAuthors());
        return outer.isPresent() ? called(outer.get().place()) : site.map(Place.CallSite::function);
    }

    /** A condition {@code not produced_by(x, softmax)} says what happened to the author's value. */
    private Optional<String> producer(Expr condition, Frame frame) {
        if (!(condition instanceof Expr.Unary unary)
                || unary.operator() != UnaryOperator.NOT
                || !(unary.operand() instanceof Expr.Call call)
                || !Calls.calleeName(call).equals("produced_by")) {
            return Optional.empty();
        }
        Argument argument = call.arguments().get(0);
        Value value = expander.expressions().value(argument.value(), frame);
        Optional<Tape.Producer> producer =
                value instanceof Tensor tensor ? expander.expansion().tape().producer(tensor.node()) : Optional.empty();
        String name = new Operand(value, argument.value(), frame).text();
        return producer.map(p -> "`" + name + "` has already been through " + p.function() + " (line "
                + p.call().line() + ")");
    }
}
