package dev.sinter.frontend.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks over expressions. */
public final class Tree {
    private Tree() {}

    /** The names that an expression reads as values or calls, in text order. */
    public static List<Name> names(Expr expr) {
        List<Name> names = new ArrayList<>();
        collect(expr, names);
        return names;
    }

    private static void collect(Expr expr, List<Name> names) {
        if (expr instanceof Name name) {
            names.add(name);
        }
        parts(expr).forEach(part -> collect(part, names));
    }

    /** The expressions directly inside an expression. */
    public static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Number _, Expr.Text _, Expr.Bool _, Name _ -> List.of();
            case Expr.ListOf list -> list.items().stream().map(Item::value).toList();
            case Expr.Unary unary -> List.of(unary.operand());
            case Expr.Binary binary -> List.of(binary.left(), binary.right());
            case Expr.Conditional c -> List.of(c.condition(), c.whenTrue(), c.whenFalse());
            case Expr.Call call ->
                Stream.concat(
                                Stream.of(call.callee()),
                                call.arguments().stream().map(Argument::value))
                        .toList();
            case Expr.Subscript subscript ->
                Stream.concat(
                                Stream.of(subscript.target()),
                                subscript.indexes().stream().flatMap(Tree::parts))
                        .toList();
            case Expr.Member member -> List.of(member.target());
        };
    }

    private static Stream<Expr> parts(Index index) {
        return switch (index) {
            case Index.At at -> Stream.of(at.value());
            case Index.Slice slice ->
                Stream.of(slice.from(), slice.to(), slice.step()).flatMap(Optional::stream);
            case Index.Rest _ -> Stream.of();
        };
    }

    /** Whether a `return` stands in a block or in one inside it. */
    public static boolean returns(Block block) {
        return block.statements().stream().anyMatch(statement -> switch (statement) {
            case Statement.Return _ -> true;
            case Statement.If branches ->
                branches.branches().stream().anyMatch(branch -> returns(branch.body()))
                        || branches.otherwise().filter(Tree::returns).isPresent();
            case Statement.For loop -> returns(loop.body());
            default -> false;
        });
    }
}
