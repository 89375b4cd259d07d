package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Several;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Calls of declared functions: the body is expanded with the arguments in place of the names. */
final class Bodies {
    private final Expander expander;
    private final Signatures signatures;

    Bodies(Expander expander) {
        this.expander = expander;
        this.signatures = new Signatures(expander);
    }

    Value run(Declared declared, Optional<String> shared, Map<String, Given> given, Calls.Site site) {
        Expansion expansion = expander.expansion();
        if (!expansion.enter()) {
            expansion.leave();
            String message = "the calls of `" + declared.name() + "` are nested more than 100 deep";
            return expander.reporter()
                    .error(site.frame(), site.callee(), message, "functions are expanded while compiling");
        }
        Origin origin = expansion.tape().origin();
        try {
            return expanded(declared, shared, given, site);
        } finally {
            expansion.leave();
            expansion.tape().at(origin);
        }
    }

    private Value expanded(Declared declared, Optional<String> shared, Map<String, Given> given, Calls.Site site) {
        Expansion expansion = expander.expansion();
        String path = shared.orElse(site.frame().path());
        Optional<Value> first = given.isEmpty() ? Optional.empty() : Optional.of(firstArgument(declared, given));
        boolean again = shared.isPresent() && expansion.layers().containsKey(path);
        if (again && !Sharing.fits(expander.reporter(), path, expansion.layers().get(path), given, site)) {
            return Value.UNKNOWN;
        }
        if (shared.isPresent() && !again) {
            expansion.layers().put(path, new Expansion.FirstCall(site.callee(), first));
        }
        expansion.at(site.expr().span(), site.frame().label());
        Frame callee = site.frame()
                .call(
                        declared.unit(),
                        new Place.CallSite(site.callee(), site.frame(), declared.name()),
                        given,
                        path,
                        expansion.isFrozen(path),
                        shared.isPresent(),
                        again);
        int madeBefore = expansion.madeSoFar();
        int sizeBefore = expansion.tape().size();
        Value result = body(declared, given, callee);
        if (shared.isPresent()) {
            expansion.madeOnly(madeBefore);
        } else if (expansion.madeSoFar() > madeBefore) {
            countMaker(site);
        }
        remember(declared, result, sizeBefore, site);
        return result;
    }

    private static Value firstArgument(Declared declared, Map<String, Given> given) {
        return declared.formals().stream()
                .filter(f -> given.containsKey(f.name()))
                .map(f -> given.get(f.name()).value())
                .findFirst()
                .orElse(Value.UNKNOWN);
    }

    private Value body(Declared declared, Map<String, Given> given, Frame callee) {
        if (!bind(declared, given, callee) || !signatures.match(declared, callee)) {
            return Value.UNKNOWN;
        }
        Optional<Statements.Returned> returned =
                expander.statements().run(declared.function().body(), callee);
        if (returned.isEmpty() && !Tree.returns(declared.function().body())) {
            // That it returns nothing at all has been said of its text.
            return Value.UNKNOWN;
        }
        if (returned.isEmpty()) {
            String message = "`" + declared.name() + "` ends without `return` for these arguments";
            return expander.reporter()
                    .error(callee, declared.function().name().span(), message, "end it with `return ...`");
        }
        List<Value> values = signatures.results(declared, returned.get(), callee);
        if (values.stream().anyMatch(Value::isUnknown)) {
            return Value.UNKNOWN;
        }
        return values.size() == 1
                ? values.get(0)
                : new Several(values, names(returned.get().exprs(), values.size()));
    }

    /** Names for what is returned, as a suggestion. */
    private static List<String> names(List<Expr> exprs, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i < exprs.size() && exprs.get(i) instanceof Name name ? name.text() : "part" + (i + 1))
                .toList();
    }

    /** Arguments and defaults become names of the body; false when one was wrong. */
    private boolean bind(Declared declared, Map<String, Given> given, Frame callee) {
        boolean right = true;
        for (FormalArgument argument : declared.function().arguments()) {
            Given own = given.get(argument.name().text());
            if (own != null) {
                right &= bind(callee, argument, own.value());
            }
        }
        for (int i = 0; i < declared.formals().size() && right; i++) {
            FormalArgument argument = declared.function().arguments().get(i);
            if (!given.containsKey(argument.name().text())) {
                Expr value = argument.defaultValue().orElseThrow();
                right &= bind(
                        callee,
                        argument,
                        declared.formals().get(i).function()
                                ? expander.expressions()
                                        .function(value, argument.name().text(), callee)
                                : expander.expressions().value(value, callee));
            }
        }
        return right;
    }

    private static boolean bind(Frame callee, FormalArgument argument, Value value) {
        String name = argument.name().text();
        callee.declare(name, new Binding(Binding.Kind.ARGUMENT, argument.name().span(), name, value));
        return !value.isUnknown();
    }

    /** One statement names the parameters of one call. */
    private void countMaker(Calls.Site site) {
        List<Span> makers = site.frame().makers();
        makers.add(site.callee());
        if (makers.size() == 2) {
            String path = site.frame().path();
            String name = path.substring(path.lastIndexOf('.') + 1);
            String hint = expander.expansion().isInSide()
                    ? "make them above, `layer a = ...` and `layer b = ...`, and write `a(x)` and `b(x)` here"
                    : "give each its own `let`";
            expander.reporter()
                    .error(
                            site.frame(),
                            site.callee(),
                            "two layers in one statement: `" + name + "` can name the parameters of only one",
                            hint);
        }
    }

    /** A new tensor was produced by the innermost function; one that was only passed through was not. */
    private void remember(Declared declared, Value result, int sizeBefore, Calls.Site site) {
        Tape tape = expander.expansion().tape();
        if (result instanceof Tensor tensor && tensor.node().id() >= sizeBefore) {
            tape.producedBy(tensor.node(), new Tape.Producer(declared.name(), authors(site)));
        }
    }

    /** The call in the author's own text that led to a call. */
    private static Span authors(Calls.Site site) {
        Span span = site.callee();
        Place place = site.frame();
        while (!place.isAuthors() && place.callSite().isPresent()) {
            span = place.callSite().get().callee();
            place = place.callSite().get().place();
        }
        return span;
    }
}
