package dev.sinter.frontend.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A program that the grammar allows and nobody would write: its words by chance, {@link Scattered} over lines. */
final class RandomProgram {
    private static final int DEEPEST = 5;
    private static final List<String> NAMES = List.of("x", "units", "β", "a_rather_long_name_of_something", "무게", "_h");
    private static final List<String> NUMBERS = List.of("0", "1.50", "2e-7", "10000", "1E+3");
    private static final List<String> TEXTS = List.of("\"a.*\"", "\"\"", "\"say \\\"hi\\\", // twice\"");
    private static final List<String> OPERATORS =
            List.of("or", "and", "==", "<=", "+", "-", "*", "/", "@", "^", "+", "*", "and");

    private final Random random;
    private final List<String> words = new ArrayList<>();
    private int depth;

    private RandomProgram(Random random) {
        this.random = random;
    }

    static String of(long seed) {
        RandomProgram program = new RandomProgram(new Random(seed));
        program.file();
        return Scattered.text(program.words, program.random);
    }

    private void file() {
        maybe(() -> say("package", "a", ".", "b"));
        times(2, () -> say("import", one(TEXTS)));
        times(5, () -> {
            switch (random.nextInt(3)) {
                case 0 -> declared("const");
                case 1 -> function();
                default -> {
                    say("model");
                    then(name(), this::block);
                }
            }
        });
    }

    private void function() {
        say("fn", name());
        list("(", ")", true, () -> {
            say(name());
            maybe(() -> then(":", this::type));
            maybe(() -> then("=", this::expr));
        });
        maybe(() -> commas("->", this::type));
        block();
    }

    private void type() {
        switch (random.nextInt(4)) {
            case 0 -> say(name());
            case 1 -> say("fn");
            case 2 -> {
                say("\"same\"", "|", "\"valid\"");
                times(3, () -> say("|", one(TEXTS)));
            }
            default -> tensor();
        }
    }

    private void tensor() {
        say("f32");
        list("[", "]", false, () -> {
            if (random.nextBoolean()) {
                say("..", name());
            } else {
                expr();
            }
        });
    }

    private void block() {
        say("{");
        depth++;
        times(depth > DEEPEST ? 0 : 4, this::statement);
        depth--;
        say("}");
    }

    private void statement() {
        switch (random.nextInt(13)) {
            case 0 -> typed("input");
            case 1 -> declared(random.nextBoolean() ? "var" : "metric");
            case 2 -> {
                commas("let", () -> say(name()));
                then("=", this::expr);
            }
            case 3 -> declared("update");
            case 4 -> typed("output");
            case 5 -> commas("return", this::expr);
            case 6 -> {
                say("require");
                expr();
                maybe(() -> say(",", one(TEXTS)));
            }
            case 7 -> choiceOfBlocks();
            case 8 -> {
                say("for", name(), "in");
                expr();
                block();
            }
            case 9 -> then("training", this::block);
            case 10 -> {
                say("optimizer", name());
                arguments();
                maybe(() -> commas("on", () -> say(one(TEXTS))));
            }
            case 11 -> commas("freeze", () -> say(one(TEXTS)));
            default -> typed("param");
        }
    }

    private void choiceOfBlocks() {
        then("if", this::expr);
        block();
        times(2, () -> {
            say("else");
            then("if", this::expr);
            block();
        });
        maybe(() -> then("else", this::block));
    }

    private void typed(String keyword) {
        say(keyword, name(), ":");
        tensor();
        then("=", this::expr);
    }

    private void declared(String keyword) {
        say(keyword, name(), "=");
        expr();
    }

    private void expr() {
        depth++;
        switch (depth > DEEPEST ? random.nextInt(2) : random.nextInt(9)) {
            case 0 -> say(name());
            case 1 -> say(one(random.nextBoolean() ? NUMBERS : TEXTS));
            // a choice stands in parentheses wherever an operator could follow
            case 2 ->
                inParentheses(() -> {
                    then("if", this::expr);
                    then("then", this::expr);
                    then("else", this::expr);
                });
            case 3 -> {
                say(one(List.of("-", "not")));
                inParentheses(this::expr);
            }
            case 4 -> inParentheses(this::expr);
            case 5 -> {
                say("[");
                say("..", name());
                times(8, () -> then(",", this::expr));
                maybe(() -> say(","));
                say("]");
            }
            case 6 -> say((name() + " ( ) [ : , .. , 1 : - 1 , : : 2 ] . " + name()).split(" "));
            case 7 -> {
                say(name());
                arguments();
            }
            default -> chain();
        }
        depth--;
    }

    private void inParentheses(Runnable part) {
        then("(", part);
        say(")");
    }

    private void chain() {
        // one operator for all, because comparisons do not chain: the operands are no operators
        String operator = one(OPERATORS);
        boolean compares = operator.equals("==") || operator.equals("<=");
        say(name());
        for (int i = compares ? 1 : 1 + random.nextInt(6); i > 0; i--) {
            say(operator, name());
            maybe(this::arguments);
        }
    }

    private void arguments() {
        list("(", ")", true, () -> {
            maybe(() -> say(name(), ":"));
            expr();
        });
    }

    private void list(String open, String close, boolean mayEndWithComma, Runnable element) {
        if (random.nextInt(5) == 0) {
            say(open);
        } else {
            commas(open, element);
            if (mayEndWithComma && random.nextInt(4) == 0) {
                say(",");
            }
        }
        say(close);
    }

    private void commas(String before, Runnable element) {
        then(before, element);
        times(3, () -> then(",", element));
    }

    private void maybe(Runnable part) {
        if (random.nextBoolean()) {
            part.run();
        }
    }

    private void times(int most, Runnable part) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            part.run();
        }
    }

    private void then(String word, Runnable part) {
        say(word);
        part.run();
    }

    private void say(String... more) {
        words.addAll(List.of(more));
    }

    private String name() {
        return one(NAMES);
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
