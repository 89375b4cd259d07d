package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.frontend.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Functions that reach themselves, which expansion could never end. */
final class Recursion {
    private final Problems problems;
    private final Map<String, List<Name>> calls = new LinkedHashMap<>();
    private final Set<String> found = new HashSet<>();

    Recursion(FileUnit unit, Problems problems) {
        this.problems = problems;
        for (Declaration.Function function : unit.tree().functions()) {
            List<Name> called = names(function.body())
                    .filter(name -> unit.function(name.text()).isPresent())
                    .filter(name -> function.arguments().stream()
                            .noneMatch(a -> a.name().text().equals(name.text())))
                    .toList();
            calls.put(function.name().text(), called);
        }
    }

    /** True when a function calls itself, which is reported. */
    boolean check() {
        for (String name : calls.keySet()) {
            if (!found.contains(name)) {
                follow(name, new ArrayList<>(List.of(name)));
            }
        }
        return !found.isEmpty();
    }

    private void follow(String start, List<String> path) {
        for (Name call : calls.getOrDefault(path.getLast(), List.of())) {
            if (call.text().equals(start)) {
                found.addAll(path);
                String round = String.join(" -> ", path) + " -> " + start;
                problems.error(
                        call.span(),
                        "`" + start + "` calls itself (" + round + ")",
                        "functions are expanded while compiling; use `for` over a known range");
            } else if (!path.contains(call.text())) {
                List<String> longer = new ArrayList<>(path);
                longer.add(call.text());
                follow(start, longer);
            }
        }
    }

    private static Stream<Name> names(Block block) {
        return block.statements().stream().flatMap(statement -> switch (statement) {
            case Statement.If branches ->
                Stream.concat(
                        branches.branches().stream()
                                .flatMap(b -> Stream.concat(functions(b.condition()), names(b.body()))),
                        branches.otherwise().stream().flatMap(Recursion::names));
            case Statement.For loop -> Stream.concat(functions(loop.values()), names(loop.body()));
            case Statement.Let let -> functions(let.value());
            case Statement.Var var -> functions(var.value());
            case Statement.Update update -> functions(update.value());
            case Statement.Layer layer -> functions(layer.value());
            case Statement.Param param -> functions(param.initial());
            case Statement.State state -> functions(state.initial());
            case Statement.Return ret -> ret.values().stream().flatMap(Recursion::functions);
            case Statement.Require require -> functions(require.condition());
            default -> Stream.of();
        });
    }

    /** Names before a parenthesis. */
    private static Stream<Name> functions(Expr expr) {
        Stream<Name> inside = Tree.parts(expr).stream().flatMap(Recursion::functions);
        return expr instanceof Expr.Call call && call.callee() instanceof Name name
                ? Stream.concat(Stream.of(name), inside)
                : inside;
    }
}
