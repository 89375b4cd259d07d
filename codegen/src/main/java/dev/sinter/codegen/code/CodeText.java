package dev.sinter.codegen.code;

import java.util.List;
import java.util.stream.Collectors;

/** Prints code as Java-like text. */
final class CodeText {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    CodeText codeClass(CodeClass c) {
        line("// lines of " + c.sourceFile());
        line("public final class " + c.type() + " implements " + c.implemented() + " {");
        depth++;
        c.fields()
                .forEach(f -> line(
                        "private static final " + f.type() + " " + f.name() + " = " + ExprText.of(f.value()) + ";"));
        boolean first = c.fields().isEmpty();
        for (CodeMethod method : c.methods()) {
            if (!first) {
                out.append('\n');
            }
            first = false;
            method(method);
        }
        depth--;
        line("}");
        return this;
    }

    CodeText method(CodeMethod m) {
        String parameters =
                m.parameters().stream().map(p -> p.type() + " " + p.name()).collect(Collectors.joining(", "));
        line((m.isStatic() ? "private static " : "public ") + m.result() + " " + m.name() + "(" + parameters + ") {");
        block(m.body());
        line("}");
        return this;
    }

    private void block(List<Statement> statements) {
        depth++;
        statements.forEach(this::statement);
        depth--;
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Declare(Expr.Local local, Expr value) ->
                line(local.type() + " " + local.name() + " = " + ExprText.of(value) + ";");
            case Statement.Assign(Expr.Local local, Expr value) ->
                line(local.name() + " = " + ExprText.of(value) + ";");
            case Statement.Store(Expr array, Expr index, Expr value) ->
                line(ExprText.of(new Expr.Element(array, index)) + " = " + ExprText.of(value) + ";");
            case Statement.For(Expr.Local i, Expr from, Expr to, int step, List<Statement> body) ->
                nested(
                        "for (int " + i.name() + " = " + ExprText.of(from) + "; " + i.name() + " < " + ExprText.of(to)
                                + "; " + i.name() + (step == 1 ? "++" : " += " + step) + ")",
                        body);
            case Statement.While(Expr test, List<Statement> body) -> nested("while (" + ExprText.of(test) + ")", body);
            case Statement.DoWhile(List<Statement> body, Expr test) -> {
                line("do {");
                block(body);
                line("} while (" + ExprText.of(test) + ");");
            }
            case Statement.If(Expr test, List<Statement> yes, List<Statement> no) -> {
                nested("if (" + ExprText.of(test) + ")", yes);
                if (!no.isEmpty()) {
                    nested("else", no);
                }
            }
            case Statement.Switch(Expr value, List<List<Statement>> cases, List<Statement> otherwise) -> {
                line("switch (" + ExprText.of(value) + ") {");
                depth++;
                for (int i = 0; i < cases.size(); i++) {
                    nested("case " + i + " ->", cases.get(i));
                }
                nested("default ->", otherwise);
                depth--;
                line("}");
            }
            case Statement.Run(Expr call) -> line(ExprText.of(call) + ";");
            case Statement.Return(var value) ->
                line(value.map(v -> "return " + ExprText.of(v) + ";").orElse("return;"));
            case Statement.Throw(Expr error) -> line("throw " + ExprText.of(error) + ";");
            case Statement.Line(int number) -> line("// line " + number);
            case Statement.Comment(String text) -> line("// " + text);
        }
    }

    private void nested(String head, List<Statement> body) {
        line(head + " {");
        block(body);
        line("}");
    }

    private void line(String text) {
        out.append("    ".repeat(depth)).append(text).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
