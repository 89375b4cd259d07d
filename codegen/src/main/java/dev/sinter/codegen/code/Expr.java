package dev.sinter.codegen.code;

import java.util.List;
import java.util.Optional;

/** Something that has a value. */
public sealed interface Expr {
    Type type();

    /** A variable of the method, or one of its parameters. */
    record Local(String name, Type type) implements Expr {}

    /** A number, a text, true or false; the kind of {@code value} fits the type. */
    record Constant(Object value, Type type) implements Expr {}

    /** Both sides have one type, which is also the type of the result; a shift takes an int on its right. */
    record Binary(Operator operator, Expr left, Expr right) implements Expr {
        public Binary {
            boolean shift = operator.isShift();
            if (shift ? !right.type().equals(Type.INT) : !left.type().equals(right.type())) {
                throw new IllegalArgumentException(left.type() + " " + operator.text() + " " + right.type());
            }
        }

        @Override
        public Type type() {
            return left.type();
        }
    }

    record Negate(Expr value) implements Expr {
        @Override
        public Type type() {
            return value.type();
        }
    }

    record Compare(Relation relation, Expr left, Expr right) implements Expr {
        public Compare {
            if (!left.type().equals(right.type())) {
                throw new IllegalArgumentException(left.type() + " " + relation.text() + " " + right.type());
            }
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /** {@code test ? yes : no}. */
    record Conditional(Expr test, Expr yes, Expr no) implements Expr {
        public Conditional {
            if (!test.type().equals(Type.BOOLEAN) || !yes.type().equals(no.type())) {
                throw new IllegalArgumentException(test.type() + " ? " + yes.type() + " : " + no.type());
            }
        }

        @Override
        public Type type() {
            return yes.type();
        }
    }

    /** A number turned into another type as Java does, or a reference known to be of another class. */
    record Cast(Expr value, Type type) implements Expr {}

    /** {@code array[index]}. */
    record Element(Expr array, Expr index) implements Expr {
        @Override
        public Type type() {
            Type element = array.type().element();
            return element.equals(Type.BYTE) || element.equals(Type.SHORT) ? Type.INT : element;
        }
    }

    /** {@code object.name}. */
    record Field(Expr object, String name, Type type) implements Expr {}

    /** {@code Owner.name}. */
    record StaticField(Type owner, String name, Type type) implements Expr {}

    /**
     * A call of a method.
     *
     * @param receiver none for a static method
     * @param parameters the types that the method declares, which the arguments may be subtypes of
     */
    record Call(
            Optional<Expr> receiver,
            Type owner,
            boolean ofInterface,
            String name,
            List<Type> parameters,
            Type type,
            List<Expr> args)
            implements Expr {
        public Call {
            parameters = List.copyOf(parameters);
            args = List.copyOf(args);
            if (parameters.size() != args.size()) {
                throw new IllegalArgumentException(name + " takes " + parameters + ", not " + args);
            }
        }
    }

    /** A new object; the constructor takes exactly the types of the arguments. */
    record New(Type type, List<Expr> args) implements Expr {
        public New {
            args = List.copyOf(args);
        }
    }

    /** A new array of zeros. */
    record NewArray(Type element, Expr length) implements Expr {
        @Override
        public Type type() {
            return element.array();
        }
    }

    /** What stands between two numbers. */
    enum Operator {
        ADD("+"),
        SUB("-"),
        MUL("*"),
        DIV("/"),
        REM("%"),
        AND("&"),
        OR("|"),
        XOR("^"),
        SHL("<<"),
        SHR(">>"),
        USHR(">>>");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        public boolean isShift() {
            return this == SHL || this == SHR || this == USHR;
        }
    }

    /** How two numbers are compared; as in Java, all but NE are false for a NaN. */
    enum Relation {
        EQ("=="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        /** The one that holds of two ints when this one does not. */
        public Relation opposite() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case LE -> GT;
                case GT -> LE;
                case GE -> LT;
            };
        }

        public String text() {
            return text;
        }
    }
}
