package dev.sinter.frontend.reference;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.ast.TypeText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters and state that a call of a library function makes, itself or by the functions that it calls. */
final class KeptTensors {
    private final Map<String, Declaration.Function> library = new LinkedHashMap<>();

    KeptTensors(Collection<Declaration.Function> library) {
        library.forEach(function -> this.library.put(function.name().text(), function));
    }

    List<Entry.Kept> of(Declaration.Function function) {
        return of(function.body()).distinct().toList();
    }

    private Stream<Entry.Kept> of(Block block) {
        return block.statements().stream().flatMap(this::of);
    }

    private Stream<Entry.Kept> of(Statement statement) {
        return switch (statement) {
            case Statement.Param param -> one(param.name(), "parameter", param.type(), param.initial());
            case Statement.State state -> one(state.name(), "state", state.type(), state.initial());
            case Statement.Let let -> called(let.names().get(0).text() + ".", let.value());
            case Statement.Var variable -> called(variable.name().text() + ".", variable.value());
            case Statement.Layer layer -> called(layer.name().text() + ".", layer.value());
            case Statement.Update update -> called(update.target().get(0).text() + ".", update.value());
            case Statement.Return results -> results.values().stream().flatMap(value -> called("", value));
            case Statement.If choice ->
                Stream.concat(
                        choice.branches().stream().flatMap(branch -> of(branch.body())),
                        choice.otherwise().stream().flatMap(this::of));
            case Statement.For loop -> of(loop.body());
            default -> Stream.of();
        };
    }

    private static Stream<Entry.Kept> one(Name name, String kind, TypeExpr.Tensor type, Expr first) {
        return Stream.of(new Entry.Kept(
                name.text(), kind, TypeText.of(type), first.span().text()));
    }

    /** What the functions called in an expression keep, under the name that their paths begin with. */
    private Stream<Entry.Kept> called(String prefix, Expr expr) {
        Stream<Entry.Kept> inner = Tree.parts(expr).stream().flatMap(part -> called(prefix, part));
        if (!(expr instanceof Expr.Call call)
                || !(call.callee() instanceof Name callee)
                || !library.containsKey(callee.text())
                || of(library.get(callee.text())).isEmpty()) {
            return inner;
        }
        return Stream.concat(Stream.of(new Entry.Kept(prefix + "*", "those of", callee.text(), "")), inner);
    }
}
