package dev.sinter.frontend.ast;

import java.util.List;
import java.util.Optional;

/**
 * The tree as indented text, for {@code show --emit ast}: a line per node, its children below it.
 *
 * <pre>
 * let hidden
 *   call
 *     name dense
 *     argument units
 *       number 300
 * </pre>
 */
public final class AstText {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private AstText() {}

    public static String of(ModelFile file) {
        AstText text = new AstText();
        file.packageName().ifPresent(p -> text.line("package " + p.text()));
        file.imports().forEach(text::importLine);
        file.declarations().forEach(text::declaration);
        return text.out.toString();
    }

    /** One expression alone. */
    public static String of(Expr expr) {
        AstText text = new AstText();
        text.expr(expr);
        return text.out.toString();
    }

    private void importLine(Import i) {
        line("import " + quoted(i.path().value())
                + i.alias().map(a -> " as " + a.text()).orElse(""));
    }

    private void declaration(Declaration declaration) {
        doc(declaration.doc());
        String name = declaration.name().text();
        switch (declaration) {
            case Declaration.Constant c -> node("const " + name, () -> expr(c.value()));
            case Declaration.Function f -> node("fn " + name, () -> function(f));
            case Declaration.Model m ->
                node("model " + name, () -> m.body().statements().forEach(this::statement));
        }
    }

    private void function(Declaration.Function function) {
        for (FormalArgument argument : function.arguments()) {
            String type = argument.type().map(t -> ": " + TypeText.of(t)).orElse("");
            node(
                    "argument " + argument.name().text() + type,
                    () -> argument.defaultValue().ifPresent(this::expr));
        }
        function.results().forEach(r -> line("result " + TypeText.of(r)));
        block("body", function.body());
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Input s -> input(s);
            case Statement.Param s -> node(s.doc(), "param " + typed(s.name(), s.type()), () -> expr(s.initial()));
            case Statement.State s -> node("state " + typed(s.name(), s.type()), () -> expr(s.initial()));
            case Statement.Let s ->
                node(s.doc(), "let " + names(s.names(), ", ") + typeOf(s.type()), () -> expr(s.value()));
            case Statement.Var s -> node("var " + s.name().text(), () -> expr(s.value()));
            case Statement.Layer s -> node("layer " + s.name().text(), () -> expr(s.value()));
            case Statement.Update s -> node("update " + names(s.target(), "."), () -> expr(s.value()));
            case Statement.Output s -> output(s);
            case Statement.Return s -> node("return", () -> s.values().forEach(this::expr));
            case Statement.Require s ->
                node("require" + s.why().map(w -> " " + quoted(w.value())).orElse(""), () -> expr(s.condition()));
            case Statement.If s -> conditional(s);
            case Statement.For s -> loop(s);
            case Statement.Training s -> {
                String name = s.name().map(n -> " " + n.text()).orElse("");
                node(s.doc(), "training" + name, () -> s.body().statements().forEach(this::statement));
            }
            case Statement.Loss s -> node("loss", () -> expr(s.value()));
            case Statement.Optimizer s -> node("optimizer" + patterns(s.patterns()), () -> expr(s.function()));
            case Statement.Freeze s -> line("freeze" + patterns(s.patterns()));
            case Statement.Metric s -> node(s.doc(), "metric " + s.name().text(), () -> expr(s.value()));
        }
    }

    private void input(Statement.Input input) {
        node(input.doc(), "input " + typed(input.name(), input.type()), () -> {
            labelled("in", input.words());
            labelled("default", input.defaultValue());
        });
    }

    private void output(Statement.Output output) {
        node(output.doc(), "output " + output.name().text() + typeOf(output.type()), () -> {
            labelled("in", output.words());
            expr(output.value());
        });
    }

    private void loop(Statement.For loop) {
        node("for " + loop.variable().text(), () -> {
            expr(loop.values());
            block("body", loop.body());
        });
    }

    private void conditional(Statement.If statement) {
        node("if", () -> {
            for (Statement.Branch branch : statement.branches()) {
                node("branch", () -> {
                    expr(branch.condition());
                    block("body", branch.body());
                });
            }
            statement.otherwise().ifPresent(b -> block("else", b));
        });
    }

    private void block(String title, Block block) {
        node(title, () -> block.statements().forEach(this::statement));
    }

    private void expr(Expr expr) {
        switch (expr) {
            case Expr.Number e -> line("number " + e.text());
            case Expr.Text e -> line("text " + quoted(e.value()));
            case Expr.Bool e -> line(e.value() ? "true" : "false");
            case Name e -> line("name " + e.text());
            case Expr.ListOf e -> node("list", () -> e.items().forEach(this::item));
            case Expr.Unary e -> node(e.operator().spelling(), () -> expr(e.operand()));
            case Expr.Binary e ->
                node(e.operator().spelling(), () -> {
                    expr(e.left());
                    expr(e.right());
                });
            case Expr.Conditional e ->
                node("if", () -> {
                    expr(e.condition());
                    expr(e.whenTrue());
                    expr(e.whenFalse());
                });
            case Expr.Call e ->
                node("call", () -> {
                    expr(e.callee());
                    e.arguments().forEach(this::argument);
                });
            case Expr.Subscript e ->
                node("subscript", () -> {
                    expr(e.target());
                    e.indexes().forEach(this::index);
                });
            case Expr.Member e -> node("member " + e.name().text(), () -> expr(e.target()));
        }
    }

    private void argument(Argument argument) {
        if (argument.name().isEmpty()) {
            expr(argument.value());
        } else {
            node("argument " + argument.name().get().text(), () -> expr(argument.value()));
        }
    }

    private void item(Item item) {
        switch (item) {
            case Item.One i -> expr(i.value());
            case Item.Splice i -> node("splice", () -> expr(i.value()));
        }
    }

    private void index(Index index) {
        switch (index) {
            case Index.At i -> expr(i.value());
            case Index.Rest i -> line("..");
            case Index.Slice i ->
                node("slice", () -> {
                    labelled("from", i.from());
                    labelled("to", i.to());
                    labelled("step", i.step());
                });
        }
    }

    private void labelled(String label, Optional<Expr> expr) {
        expr.ifPresent(e -> node(label, () -> expr(e)));
    }

    private void doc(String doc) {
        doc.lines().forEach(l -> line(("/// " + l).stripTrailing()));
    }

    private void node(String doc, String title, Runnable children) {
        doc(doc);
        node(title, children);
    }

    private void node(String title, Runnable children) {
        line(title);
        depth++;
        children.run();
        depth--;
    }

    private void line(String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String typed(Name name, TypeExpr type) {
        return name.text() + ": " + TypeText.of(type);
    }

    private static String typeOf(Optional<TypeExpr.Tensor> type) {
        return type.map(t -> ": " + TypeText.of(t)).orElse("");
    }

    private static String names(List<Name> names, String between) {
        return String.join(between, names.stream().map(Name::text).toList());
    }

    private static String patterns(List<Expr.Text> patterns) {
        return patterns.isEmpty()
                ? ""
                : " "
                        + String.join(
                                ", ",
                                patterns.stream().map(p -> quoted(p.value())).toList());
    }

    static String quoted(String text) {
        String inside = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return "\"" + inside + "\"";
    }
}
