package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows mistakes where the author can mend them: one inside the library at the argument of the call that led there. */
public final class Reporter {
    private final Problems problems;

    public Reporter(Problems problems) {
        this.problems = problems;
    }

    /** A spot in a body: what to point at, and the expression that is to blame. */
    private record Spot(Span span, Optional<Expr> blamed, Place place) {}

    public boolean hasErrors() {
        return problems.hasErrors();
    }

    /** Something odd in the author's own text. */
    public void warning(Span span, String message, String hint) {
        problems.warning(span, message, hint);
    }

    /** A mistake at an expression. */
    public Value error(Place place, Expr blamed, String message, String hint) {
        return error(new Spot(blamed.span(), Optional.of(blamed), place), message, hint);
    }

    /** A mistake at a part of an expression, such as its operator. */
    public Value error(Place place, Span span, Expr blamed, String message, String hint) {
        return error(new Spot(span, Optional.of(blamed), place), message, hint);
    }

    /** A mistake at a place that is no expression. */
    public Value error(Place place, Span span, String message, String hint) {
        return error(new Spot(span, Optional.empty(), place), message, hint);
    }

    /** An operation that did not take its operands, shown at the operand to blame, else at the given part. */
    public Value refused(Place place, Span span, Expr whole, Refusal refusal) {
        if (refusal.isSilent()) {
            return Value.UNKNOWN;
        }
        Optional<Operand> blamed = refusal.blamed();
        return blamed.isPresent()
                ? error(blamed.get().place(), blamed.get().expr(), refusal.getMessage(), refusal.hint())
                : error(place, refusal.span().orElse(span), whole, refusal.getMessage(), refusal.hint());
    }

    private Value error(Spot spot, String message, String hint) {
        Spot shown = spot;
        while (!shown.place().isAuthors() && shown.place().callSite().isPresent()) {
            shown = outward(shown);
        }
        Problem problem = Problem.error(shown.span(), message, hint);
        boolean inside = shown != spot && !spot.place().isAuthors();
        problems.add(inside ? problem.withNote(spot.span(), "found in the library, here") : problem);
        return Value.UNKNOWN;
    }

    /** A mistake that the function's own text announces, which needs no note. */
    public Value announced(Place place, Expr blamed, String message, String hint) {
        Spot shown = new Spot(blamed.span(), Optional.of(blamed), place);
        do {
            shown = outward(shown);
        } while (!shown.place().isAuthors() && shown.place().callSite().isPresent());
        problems.error(shown.span(), message, hint);
        return Value.UNKNOWN;
    }

    /** One step towards the author: to the only argument that the expression names, else to the call. */
    private static Spot outward(Spot spot) {
        Place.CallSite site = spot.place().callSite().orElseThrow();
        List<Given> named = spot.blamed().stream()
                .flatMap(expr -> given(expr, spot.place()))
                .distinct()
                .toList();
        if (named.size() == 1) {
            Given given = named.get(0);
            return new Spot(given.expr().span(), Optional.of(given.expr()), given.place());
        }
        return new Spot(site.callee(), Optional.empty(), site.place());
    }

    /** The arguments that an expression names, itself or by way of a `let`. */
    private static Stream<Given> given(Expr expr, Place place) {
        return switch (expr) {
            case Name name when place.given(name.text()).isPresent() -> place.given(name.text()).stream();
            case Name name -> place.meaning(name.text()).stream().flatMap(meaning -> given(meaning, place));
            // A name before ( means a function, which an argument can be and a `let` cannot.
            case Expr.Call call
            when call.callee() instanceof Name callee ->
                Stream.concat(
                        place.given(callee.text()).stream(),
                        call.arguments().stream().flatMap(argument -> given(argument.value(), place)));
            default -> Tree.parts(expr).stream().flatMap(part -> given(part, place));
        };
    }
}
