package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** A value with the expression that it came from, so that messages can call it by its name. */
public record Operand(Value value, Expr expr, Place place) {
    private static final int LONGEST = 40;

    /** The same value as its author wrote it: names of arguments of library functions are followed to the call. */
    public Operand asWritten() {
        Operand at = this;
        while (!at.place.isAuthors() && at.expr instanceof Name name) {
            Optional<Given> given = at.place.given(name.text());
            if (given.isEmpty()) {
                return at;
            }
            at = new Operand(value, given.get().expr(), given.get().place());
        }
        return at;
    }

    /** {@code x}, {@code mean(x)}. */
    public String text() {
        Span span = asWritten().expr.span();
        String text = span.text();
        return text.length() <= LONGEST && !text.contains("\n") ? text : "it";
    }

    /** {@code x is f32[batch, 4] (line 2)}; {@code found 3} for what says itself already. */
    public String described() {
        return text().equals(value.toString()) ? "found " + value : text() + " is " + value + line();
    }

    /** {@code  (line 2)} for a name that the author declared, else nothing. */
    public String line() {
        Operand written = asWritten();
        return written.expr instanceof Name name && written.place.isAuthors()
                ? written.place
                        .declared(name.text())
                        .map(span -> " (line " + span.line() + ")")
                        .orElse("")
                : "";
    }

    /** One item of a list, by the expression that it was written as; the whole list where it was not written out. */
    public Operand item(int index) {
        Operand written = asWritten();
        Value item = value instanceof Value.ListOf list ? list.items().get(index) : value;
        return written.expr instanceof Expr.ListOf list
                        && list.items().stream().allMatch(Item.One.class::isInstance)
                        && index < list.items().size()
                ? new Operand(item, list.items().get(index).value(), written.place)
                : new Operand(item, expr, place);
    }

    /** The operand in parentheses where its place in an expression needs them. */
    public String inside() {
        Expr written = asWritten().expr;
        String text = text();
        return written instanceof Expr.Binary || written instanceof Expr.Conditional || written instanceof Expr.Unary
                ? "(" + text + ")"
                : text;
    }

    public boolean isName() {
        return asWritten().expr instanceof Name;
    }
}
