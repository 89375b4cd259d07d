package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.Problems;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that expressions read: each must mean something, as a value or as a function. */
final class ReadNames {
    private final KnownNames known;
    private final NameScope scope;
    private final Problems problems;

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
                call.arguments().stream().map(Argument::value).forEach(this::read);
            }
            case Expr.Member member when member.target() instanceof Name prefix -> member(prefix, member.name());
            default -> Tree.parts(expr).forEach(this::read);
        }
    }

    /** A bare name can be a function too, where one is wanted. */
    private void value(Name name) {
        String text = name.text();
        Optional<DeclaredName> declared = scope.find(text);
        if (declared.isPresent()) {
            declared.get().read();
        } else if (!known.isValue(text) && !known.isFunction(text)) {
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
        Set<String> values = new TreeSet<>(scope.inReach());
        values.addAll(known.values());
        String hint = DidYouMean.hint(text, values);
        problems.error(
                name.span(),
                "unknown name `" + text + "`",
                hint.isEmpty() ? DidYouMean.hint(text, known.functions()) : hint);
    }

    private void callee(Expr callee) {
        switch (callee) {
            case Name name -> function(name);
            case Expr.Member member when member.target() instanceof Name prefix -> imported(prefix, member.name());
            default -> problems.error(callee.span(), "only a name can be called", "write `f(...)` or `file.f(...)`");
        }
    }

    private void function(Name name) {
        Optional<DeclaredName> declared = scope.find(name.text());
        if (declared.isPresent() && declared.get().canBeCalled()) {
            declared.get().read();
        } else if (!known.isFunction(name.text())) {
            Set<String> functions = known.functions();
            scope.all().stream()
                    .filter(DeclaredName::canBeCalled)
                    .forEach(d -> functions.add(d.name().text()));
            String message = declared.isPresent()
                    ? "`" + name.text() + "` is " + declared.get().kind().words() + ", not a function"
                    : "unknown function `" + name.text() + "`";
            problems.error(name.span(), message, DidYouMean.hint(name.text(), functions));
        }
    }

    private void imported(Name prefix, Name name) {
        known.unit()
                .imported(prefix.text())
                .ifPresentOrElse(
                        unit -> declaredIn(unit, name, unit.functionNames(), "function"), () -> unknownImport(prefix));
    }

    private void unknownImport(Name prefix) {
        String hint = DidYouMean.hint(prefix.text(), known.unit().imports().keySet());
        boolean isValue = scope.find(prefix.text()).isPresent() || known.isValue(prefix.text());
        if (isValue) {
            problems.error(
                    prefix.span(),
                    "`" + prefix.text() + "` is a value, and values have no functions",
                    "write `f(" + prefix.text() + ")`");
        } else {
            problems.error(prefix.span(), "no file is imported as `" + prefix.text() + "`", hint);
        }
    }

    private void member(Name prefix, Name name) {
        Optional<DeclaredName> declared = scope.find(prefix.text());
        Optional<Unit> unit = known.unit().imported(prefix.text());
        if (declared.isPresent()) {
            declared.get().read();
        } else if (unit.isPresent()) {
            Set<String> both = new TreeSet<>(unit.get().functionNames());
            both.addAll(unit.get().constantNames());
            declaredIn(unit.get(), name, both, "constant or function");
        } else {
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
