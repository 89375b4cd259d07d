package dev.sinter.codegen.code;

import dev.sinter.codegen.code.Expr.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects the statements of a method; every variable gets a name that no other one of the method has. */
public final class Body {
    private final Set<String> names;
    private final List<Statement> statements = new ArrayList<>();

    /** The outermost list of statements of a method with these parameters. */
    public Body(List<Local> parameters) {
        names = new HashSet<>();
        parameters.forEach(p -> names.add(p.name()));
    }

    private Body(Body outer) {
        names = outer.names;
    }

    /** A list of statements inside this one, to be placed by the caller. */
    public Body inner() {
        return new Body(this);
    }

    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    public Body add(Statement statement) {
        statements.add(statement);
        return this;
    }

    /** A new variable; its name is the hint, with a number when that is taken. */
    public Local declare(String hint, Expr value) {
        Local local = new Local(unused(hint), value.type());
        statements.add(new Statement.Declare(local, value));
        return local;
    }

    /** The value in a variable, unless it is one already, or a constant. */
    public Expr named(String hint, Expr value) {
        return value instanceof Local || value instanceof Expr.Constant ? value : declare(hint, value);
    }

    private String unused(String hint) {
        String name = hint;
        for (int i = 2; !names.add(name); i++) {
            name = hint + "_" + i;
        }
        return name;
    }

    public void assign(Local local, Expr value) {
        statements.add(new Statement.Assign(local, value));
    }

    public void store(Expr array, Expr index, Expr value) {
        statements.add(new Statement.Store(array, index, value));
    }

    public void run(Expr call) {
        statements.add(new Statement.Run(call));
    }

    public void comment(String text) {
        statements.add(new Statement.Comment(text));
    }

    public void line(int number) {
        if (number > 0) {
            statements.add(new Statement.Line(number));
        }
    }

    public void returns(Expr value) {
        statements.add(new Statement.Return(Optional.of(value)));
    }

    /** {@code for (int index = from; index < to; index += step)}; the body is given its statements and the index. */
    public void loop(String hint, Expr from, Expr to, int step, BiConsumer<Body, Local> body) {
        Local index = new Local(unused(hint), Type.INT);
        Body inner = inner();
        body.accept(inner, index);
        statements.add(new Statement.For(index, from, to, step, inner.statements));
    }

    /**
     * A loop that is known to have a turn, so nothing is tested before it. C2 of JDK 17 makes objects of the vectors that a loop
     * carries along when it stands in another one and may have no turn: it is 20 times slower then (benchmarks/LOG.md).
     */
    public void loopAtLeastOnce(String hint, Expr from, Expr to, BiConsumer<Body, Local> body) {
        Local index = declare(hint, from);
        Body inner = inner();
        body.accept(inner, index);
        inner.assign(index, Code.add(index, 1));
        statements.add(new Statement.DoWhile(inner.statements, Code.compare(Expr.Relation.LT, index, to)));
    }

    public void whilst(Expr test, Consumer<Body> body) {
        Body inner = inner();
        body.accept(inner);
        statements.add(new Statement.While(test, inner.statements));
    }

    public void when(Expr test, Consumer<Body> yes) {
        when(test, yes, _ -> {});
    }

    public void when(Expr test, Consumer<Body> yes, Consumer<Body> no) {
        Body first = inner();
        yes.accept(first);
        Body second = inner();
        no.accept(second);
        statements.add(new Statement.If(test, first.statements, second.statements));
    }
}
