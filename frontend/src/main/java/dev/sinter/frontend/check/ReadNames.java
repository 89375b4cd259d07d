package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.OtherLibraries;
import dev.sinter.frontend.problem.Problems;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names that expressions read: each must mean something, as a value or as a function. */
final class ReadNames {
    private final KnownNames known;
    private final NameScope scope;
    private final Problems problems;
    /** A name that means nothing is one mistake, however often it is read. */
    private final Set<String> told = new HashSet<>();

    private final Map<Name, String> unknown = new LinkedHashMap<>();

    ReadNames(KnownNames known, NameScope scope, Problems problems) {
        this.known = known;
        this.scope = scope;
        this.problems = problems;
    }

    void read(Expr expr) {
        switch (expr) {
            case Name name -> value(name);
            case Expr.Call call -> {
                callee(call.callee());
                call.arguments().forEach(argument -> argument(call, argument));
            }
            case Expr.Member member when member.target() instanceof Name prefix -> member(prefix, member.name());
            default -> Tree.parts(expr).forEach(this::read);
        }
    }

    /** {@code padding: same}, where the words allowed are "valid" and "same". */
    private void argument(Expr.Call call, Argument argument) {
        boolean isUnquoted = argument.value() instanceof Name name
                && scope.find(name.text()).isEmpty()
                && argument.name().isPresent()
                && call.callee() instanceof Name function
                && known.words(function.text(), argument.name().get().text()).contains(name.text());
        if (isUnquoted) {
            String word = argument.value().span().text();
            String message = "`" + argument.name().get().text() + "` is a word in quotes; found " + word;
            problems.error(argument.value().span(), message, "write `\"" + word + "\"`");
        } else {
            read(argument.value());
        }
    }

    /** A bare name can be a function too, where one is wanted. */
    private void value(Name name) {
        String text = name.text();
        Optional<DeclaredName> declared = scope.read(text);
        if (declared.isEmpty() && !known.isValue(text) && !known.isFunction(text)) {
            unknown(name);
        }
    }

    void unknown(Name name) {
        String text = name.text();
        Optional<NameScope.Ended> ended = scope.ended(text);
        if (ended.isPresent()) {
            String hint = ended.get().keyword().equals("for")
                    ? "declare `var " + text + " = x` before the loop and write `update " + text + " = ...` in it"
                    : "declare `var " + text + " = ...` before the `"
                            + ended.get().keyword() + "` and write `update " + text + " = ...` in it";
            String message = "`" + text + "` lives only inside the `"
                    + ended.get().keyword() + "` at line " + ended.get().line();
            problems.error(name.span(), message, hint);
            return;
        }
        unknown(name, meant(text));
    }

    /** A name that {@code update} should change and nothing declares. */
    void unknownTarget(Name name) {
        String near = meant(name.text());
        boolean isEnded = scope.ended(name.text()).isPresent();
        if (isEnded || !near.isEmpty()) {
            unknown(name);
        } else {
            unknown(name, "declare it before: `var " + name.text() + " = ...`");
        }
    }

    private void unknown(Name name, String hint) {
        if (told.add(name.text())) {
            unknown.put(name, hint);
        }
    }

    /** Reports the names that meant nothing where they were read, now that those which are declared below are known. */
    void finish() {
        unknown.forEach((name, hint) -> {
            Optional<DeclaredName> below = scope.all().stream()
                    .filter(declared -> declared.name().text().equals(name.text()))
                    .filter(declared -> declared.kind() != DeclaredName.Kind.SIZE)
                    .findFirst();
            String found = below.map(declared -> "it is declared below, at line "
                            + declared.name().span().line() + ": move that up")
                    .orElse(hint);
            problems.error(name.span(), "unknown name `" + name.text() + "`", found);
        });
    }

    private String meant(String text) {
        Set<String> values = new TreeSet<>(scope.inReach());
        values.addAll(known.values());
        return Stream.of(
                        OtherLibraries.value(text),
                        OtherLibraries.function(text),
                        DidYouMean.hint(text, values),
                        DidYouMean.hint(text, known.functions()))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void callee(Expr callee) {
        switch (callee) {
            case Name name -> function(name);
            case Expr.Member member when member.target() instanceof Name prefix -> imported(prefix, member.name());
            case Expr.Member member
            when !prefixless(member.name()).isEmpty() ->
                problems.error(callee.span(), "only a name can be called", prefixless(member.name()));
            default -> problems.error(callee.span(), "only a name can be called", "write `f(...)` or `file.f(...)`");
        }
    }

    private void function(Name name) {
        Optional<DeclaredName> declared = scope.find(name.text());
        if (declared.isPresent() && declared.get().canBeCalled()) {
            scope.read(name.text());
        } else if (!known.isFunction(name.text())) {
            Set<String> functions = known.functions();
            scope.all().stream()
                    .filter(DeclaredName::canBeCalled)
                    .forEach(d -> functions.add(d.name().text()));
            problems.error(name.span(), noFunction(name.text(), declared), functionHint(name.text(), functions));
        }
    }

    private String noFunction(String name, Optional<DeclaredName> declared) {
        if (declared.isPresent()) {
            return "`" + name + "` is " + declared.get().kind().words() + ", not a function";
        }
        return known.isModel(name)
                ? "`" + name + "` is a model, and only functions can be called"
                : "unknown function `" + name + "`";
    }

    private String functionHint(String name, Set<String> functions) {
        if (known.isModel(name)) {
            return "write the common part as `fn`, and call it in both models";
        }
        String elsewhere = OtherLibraries.function(name);
        if (!elsewhere.isEmpty()) {
            return elsewhere;
        }
        return known.unit().imports().entrySet().stream()
                .filter(file -> file.getValue().functionNames().contains(name))
                .findFirst()
                .map(file -> "write `" + file.getKey() + "." + name + "`")
                .orElseGet(() -> DidYouMean.hint(name, functions));
    }

    private void imported(Name prefix, Name name) {
        known.unit()
                .imported(prefix.text())
                .ifPresentOrElse(
                        unit -> declaredIn(unit, name, unit.functionNames(), "function"),
                        () -> unknownImport(prefix, name));
    }

    private void unknownImport(Name prefix, Name name) {
        String near = DidYouMean.hint(prefix.text(), known.unit().imports().keySet());
        String hint = near.isEmpty() ? prefixless(name) : near;
        boolean isValue = scope.find(prefix.text()).isPresent() || known.isValue(prefix.text());
        if (isValue) {
            problems.error(
                    prefix.span(),
                    "`" + prefix.text() + "` is a value, and values have no functions",
                    "write `" + method(name.text()) + "(" + prefix.text() + ")`");
        } else {
            problems.error(prefix.span(), "no file is imported as `" + prefix.text() + "`", hint);
        }
    }

    /** {@code nn.Linear}: functions of the library have no prefix. */
    private String prefixless(Name name) {
        String here = OtherLibraries.here(name.text());
        return known.isFunction(here) ? "write `" + here + "(...)`: the library's functions have no prefix" : "";
    }

    /** {@code x.mean()} is {@code mean(x)}. */
    private String method(String name) {
        String here = OtherLibraries.here(name);
        return known.isFunction(here) ? here : "f";
    }

    private void member(Name prefix, Name name) {
        Optional<DeclaredName> declared = scope.read(prefix.text());
        Optional<Unit> unit = known.unit().imported(prefix.text());
        if (declared.isEmpty() && unit.isPresent()) {
            Set<String> both = new TreeSet<>(unit.get().functionNames());
            both.addAll(unit.get().constantNames());
            declaredIn(unit.get(), name, both, "constant or function");
        } else if (declared.isEmpty()) {
            unknown(prefix);
        }
    }

    private void declaredIn(Unit unit, Name name, Collection<String> names, String what) {
        String text = name.text();
        if (text.startsWith("_")) {
            String hint = "names that begin with `_` cannot be imported";
            problems.error(name.span(), "`" + text + "` is private to " + unit.name(), hint);
        } else if (!names.contains(text)) {
            problems.error(
                    name.span(), unit.name() + " has no " + what + " `" + text + "`", DidYouMean.hint(text, names));
        }
    }
}
