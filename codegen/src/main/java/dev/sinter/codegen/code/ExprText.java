package dev.sinter.codegen.code;

import java.util.List;
import java.util.stream.Collectors;

/** Prints expressions as Java writes them, with brackets wherever two operators meet, but for sums of products. */
final class ExprText {
    private ExprText() {}

    static String of(Expr expr) {
        return switch (expr) {
            case Expr.Local local -> local.name();
            case Expr.Constant constant -> constant(constant);
            case Expr.Binary(Expr.Operator operator, Expr left, Expr right) ->
                side(operator, left, true) + " " + operator.text() + " " + side(operator, right, false);
            case Expr.Negate(Expr value) -> "-" + closed(value);
            case Expr.Compare(Expr.Relation relation, Expr left, Expr right) ->
                operand(left) + " " + relation.text() + " " + operand(right);
            case Expr.Conditional(Expr test, Expr yes, Expr no) ->
                closed(test) + " ? " + closed(yes) + " : " + closed(no);
            case Expr.Cast(Expr value, Type type) -> "(" + type + ") " + closed(value);
            case Expr.Element(Expr array, Expr index) -> closed(array) + "[" + of(index) + "]";
            case Expr.Field(Expr object, String name, Type _) -> closed(object) + "." + name;
            case Expr.StaticField(Type owner, String name, Type _) -> owner + "." + name;
            case Expr.Call call -> call(call);
            case Expr.New(Type type, List<Expr> args) -> "new " + type + list(args);
            case Expr.NewArray(Type element, Expr length) -> "new " + element + "[" + of(length) + "]";
        };
    }

    private static String call(Expr.Call call) {
        String target =
                call.receiver().map(ExprText::closed).orElse(call.owner().toString());
        return target + "." + call.name() + list(call.args());
    }

    private static String list(List<Expr> args) {
        return args.stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String constant(Expr.Constant constant) {
        return switch (constant.value()) {
            case Float f when Float.isNaN(f) -> "Float.NaN";
            case Float f when Float.isInfinite(f) -> f > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
            case Float f -> f + "f";
            case Double d when Double.isNaN(d) -> "Double.NaN";
            case Double d when Double.isInfinite(d) -> d > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
            case Long l -> l + "L";
            case String s -> text(s);
            default -> constant.value().toString();
        };
    }

    private static String text(String s) {
        if (!s.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return "\"" + s.length() + " chars\"";
        }
        return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A product needs no brackets in a sum, nor a sum on the left of one. */
    private static String side(Expr.Operator operator, Expr side, boolean left) {
        boolean sum = operator == Expr.Operator.ADD || operator == Expr.Operator.SUB;
        if (sum && side instanceof Expr.Binary inner) {
            boolean bare = inner.operator() == Expr.Operator.MUL
                    || left && (inner.operator() == Expr.Operator.ADD || inner.operator() == Expr.Operator.SUB);
            return bare ? of(side) : closed(side);
        }
        return closed(side);
    }

    private static String operand(Expr expr) {
        return expr instanceof Expr.Binary b && (b.operator() == Expr.Operator.ADD || b.operator() == Expr.Operator.SUB)
                ? of(expr)
                : closed(expr);
    }

    private static String closed(Expr expr) {
        return switch (expr) {
            case Expr.Binary _, Expr.Compare _, Expr.Conditional _, Expr.Cast _, Expr.Negate _ -> "(" + of(expr) + ")";
            default -> of(expr);
        };
    }
}
