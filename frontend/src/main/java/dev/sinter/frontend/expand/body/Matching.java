package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Formal;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.OtherLibraries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which argument of a call is which argument of its function. */
final class Matching {
    private final Reporter reporter;
    private final Place place;

    Matching(Reporter reporter, Place place) {
        this.reporter = reporter;
        this.place = place;
    }

    /** True when a call leaves out an argument that has no default. */
    static boolean lacksArgument(Callable callable, Expr.Call call) {
        long byPlace = call.arguments().stream().filter(a -> a.name().isEmpty()).count();
        List<String> byName = call.arguments().stream()
                .flatMap(a -> a.name().stream())
                .map(n -> n.text())
                .toList();
        long needed = callable.formals().stream()
                .filter(Formal::required)
                .filter(f -> !byName.contains(f.name()))
                .count();
        return byPlace < needed;
    }

    /** The expressions by the names of the arguments; empty when the call was wrong, which is reported. */
    Optional<Map<String, Expr>> match(Callable callable, Set<String> given, Expr.Call call) {
        List<Formal> open = new ArrayList<>(callable.formals().stream()
                .filter(f -> !given.contains(f.name()))
                .toList());
        Map<String, Expr> matched = new LinkedHashMap<>();
        boolean right = true;
        for (Argument argument : call.arguments()) {
            Optional<Formal> formal = argument.name().isPresent()
                    ? named(callable, call, argument)
                    : placed(callable, call, open, matched, argument);
            if (formal.isEmpty() && argument.name().isEmpty()) {
                // What stands behind it is off its place too.
                return Optional.empty();
            }
            right &= formal.isPresent();
            if (formal.isPresent() && matched.putIfAbsent(formal.get().name(), argument.value()) != null) {
                reporter.error(place, argument.span(), "`" + formal.get().name() + "` is given twice", "");
                right = false;
            }
        }
        return right ? Optional.of(matched) : Optional.empty();
    }

    private Optional<Formal> named(Callable callable, Expr.Call call, Argument argument) {
        String name = argument.name().orElseThrow().text();
        List<String> names = callable.formals().stream().map(Formal::name).toList();
        Optional<Formal> found =
                callable.formals().stream().filter(f -> f.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String elsewhere = Stream.of(
                            OtherLibraries.argument(name, names),
                            OtherLibraries.namesake(
                                    callable.name(),
                                    call.arguments().get(0).value().span().text(),
                                    name,
                                    argument.value().span().text()))
                    .filter(hint -> !hint.isEmpty())
                    .findFirst()
                    .orElse("");
            String nearest = elsewhere.isEmpty() ? DidYouMean.hint(name, names) : elsewhere + ".";
            String all = "It takes " + (names.isEmpty() ? "no arguments" : String.join(", ", names));
            reporter.error(
                    place,
                    argument.name().get().span(),
                    "`" + callable.name() + "` has no argument `" + name + "`",
                    nearest.isEmpty() ? all.replaceFirst("It", "it") : nearest + " " + all);
        }
        return found;
    }

    private Optional<Formal> placed(
            Callable callable, Expr.Call call, List<Formal> open, Map<String, Expr> matched, Argument argument) {
        Set<String> named = call.arguments().stream()
                .flatMap(a -> a.name().stream())
                .map(n -> n.text())
                .collect(Collectors.toSet());
        Optional<Formal> next = open.stream()
                .filter(f -> !matched.containsKey(f.name()) && !(f.required() && named.contains(f.name())))
                .findFirst();
        if (next.isEmpty()) {
            List<String> all = callable.formals().stream().map(Formal::name).toList();
            reporter.error(
                    place,
                    argument.span(),
                    "`" + callable.name() + "` takes " + taken("", all),
                    all.contains("shape") ? "the shape is one list: `[...]`" : "");
            return next;
        }
        if (!next.get().byPlace()) {
            if (named.contains(next.get().name())) {
                return tooMany(callable, argument);
            }
            Optional<String> twice = callable.formals().stream()
                    .filter(f -> f.required() && named.contains(f.name()))
                    .map(Formal::name)
                    .findFirst();
            if (twice.isPresent()) {
                reporter.error(place, argument.span(), "`" + twice.get() + "` is given twice", "once more by name");
                return Optional.empty();
            }
            String name = next.get().name();
            reporter.error(
                    place,
                    argument.span(),
                    "`" + name + "` has a default, so it is given by name",
                    "write `" + name + ": " + argument.span().text() + "`" + OtherLibraries.ofTwo(callable.name()));
            return Optional.empty();
        }
        return next;
    }

    /** All that have no default are given, and the next one is given by name. */
    private Optional<Formal> tooMany(Callable callable, Argument argument) {
        List<String> byPlace = callable.formals().stream()
                .filter(Formal::byPlace)
                .map(Formal::name)
                .toList();
        boolean isList = byPlace.equals(List.of("parts"));
        reporter.error(
                place,
                argument.span(),
                "`" + callable.name() + "` takes " + taken(" by place", byPlace),
                isList ? "write a list: `" + callable.name() + "([a, b], ...)`" : "give the others by name");
        return Optional.empty();
    }

    private static String taken(String how, List<String> names) {
        return switch (names.size()) {
            case 0 -> "no argument" + how;
            case 1 -> "one argument" + how + ": " + names.get(0);
            default -> names.size() + " arguments" + how + ": " + String.join(", ", names);
        };
    }
}
