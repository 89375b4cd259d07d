package dev.sinter.codegen.code;

import java.util.List;
import java.util.Optional;

/** Something that is done. */
public sealed interface Statement {
    /** A new variable, known to the end of the list of statements that this one stands in. */
    record Declare(Expr.Local local, Expr value) implements Statement {}

    record Assign(Expr.Local local, Expr value) implements Statement {}

    /** {@code array[index] = value}. */
    record Store(Expr array, Expr index, Expr value) implements Statement {}

    /** {@code for (int index = from; index < to; index += step)}. */
    record For(Expr.Local index, Expr from, Expr to, int step, List<Statement> body) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }

    record While(Expr test, List<Statement> body) implements Statement {
        public While {
            body = List.copyOf(body);
        }
    }

    /** Does its body once, and again while the test is true. */
    record DoWhile(List<Statement> body, Expr test) implements Statement {
        public DoWhile {
            body = List.copyOf(body);
        }
    }

    record If(Expr test, List<Statement> yes, List<Statement> no) implements Statement {
        public If {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /** Case i is for the value i; none falls through into the next. */
    record Switch(Expr value, List<List<Statement>> cases, List<Statement> otherwise) implements Statement {
        public Switch {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** A call for what it does. */
    record Run(Expr call) implements Statement {}

    record Return(Optional<Expr> value) implements Statement {}

    record Throw(Expr error) implements Statement {}

    /** What follows belongs to that line of the {@code .model} file. */
    record Line(int number) implements Statement {}

    /** A word for the reader of the printed code. */
    record Comment(String text) implements Statement {}
}
