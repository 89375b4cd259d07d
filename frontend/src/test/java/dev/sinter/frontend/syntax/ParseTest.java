package dev.sinter.frontend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.frontend.ast.AstText;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import org.junit.jupiter.api.Test;

class ParseTest {
    private static ModelFile parse(String text) {
        Problems problems = new Problems();
        ModelFile file = Parse.file(new Source("m.model", text), problems).orElse(null);
        assertEquals("", Problems.render(problems.sorted()));
        return file;
    }

    private static String firstProblem(String text) {
        Problems problems = new Problems();
        assertTrue(Parse.file(new Source("m.model", text), problems).isEmpty());
        return problems.sorted().getFirst().where() + ": "
                + problems.sorted().getFirst().message();
    }

    private static Expr value(String expr) {
        return parse("const c = " + expr).constants().getFirst().value();
    }

    private static String tree(String expr) {
        return AstText.of(value(expr)).strip().replaceAll("\\s+", " ");
    }

    @Test
    void readsAnEmptyFile() {
        assertEquals("", AstText.of(parse("")));
        assertEquals("", AstText.of(parse("  // nothing here\n")));
    }

    @Test
    void bindsOperatorsAsMathematicsDoes() {
        assertEquals("+ name a * name b name c", tree("a + b * c"));
        assertEquals("- - name a name b name c", tree("a - b - c"));
        assertEquals("- ^ name x number 2", tree("-x ^ 2"));
        assertEquals("^ number 2 - name x", tree("2 ^ -x"));
        assertEquals("^ name a ^ name b name c", tree("a ^ b ^ c"));
        assertEquals("not == name a name b", tree("not a == b"));
        assertEquals("or and name a name b name c", tree("a and b or c"));
    }

    @Test
    void givesOperatorsAndOperandsTheirPlaces() {
        Expr.Binary product = (Expr.Binary) value("(a + b) * c");
        assertEquals("(a + b) * c", product.span().text());
        assertEquals("*", product.operatorSpan().text());
        assertEquals("a + b", product.left().span().text());
        assertEquals("x[0].f(1)", value("x[0].f(1)").span().text());
    }

    @Test
    void placesAreRightBehindLettersOutsideTheBasicPlane() {
        assertEquals("b", ((Expr.Binary) value("𝑥𝑥 + b")).right().span().text());
    }

    @Test
    void resolvesEscapes() {
        assertEquals("a\"\\\n\tb", ((Expr.Text) value("\"a\\\"\\\\\\n\\tb\"")).value());
    }

    @Test
    void tellsTheThreePlacesOfASlice() {
        assertEquals("subscript name x slice step number 2", tree("x[::2]"));
        assertEquals("subscript name x slice from number 1 to - number 1", tree("x[1:-1]"));
        assertEquals("subscript name x slice to name n ..", tree("x[:n, ..]"));
        assertEquals("subscript name x slice from name a to name b step name c", tree("x[a:b:c]"));
    }

    @Test
    void readsTrainingAsANameInExpressions() {
        assertEquals("not name training", tree("not training"));
    }

    @Test
    void joinsTheDocumentationStraightAbove() {
        ModelFile file = parse("""
            /// Another thing.

            /// One line,
            ///   and one more.
            model M {
                input x: f32[batch] /// not the next one's
                /// The result.
                output y = x
                // a comment
                output z = x
            }
            """);
        assertEquals("One line,\n  and one more.", file.models().getFirst().doc());
        var statements = file.models().getFirst().body().statements();
        assertEquals("", ((Statement.Input) statements.get(0)).doc());
        assertEquals("The result.", ((Statement.Output) statements.get(1)).doc());
        assertEquals("", ((Statement.Output) statements.get(2)).doc());
    }

    @Test
    void boundsNesting() {
        assertEquals("m.model:1:101: nested too deeply", firstProblem("const c = " + "(".repeat(100_000)));
        assertTrue(firstProblem("const c = " + "-".repeat(100_000) + "1").endsWith(": nested too deeply"));
        assertTrue(firstProblem("fn f() " + "{ if true ".repeat(100_000)).endsWith(": nested too deeply"));
        assertEquals("m.model:1:11: this expression is too long", firstProblem("const c = 1" + " + 1".repeat(100_000)));
        assertEquals("m.model:1:11: this expression is too long", firstProblem("const c = f" + "(1)".repeat(100_000)));
    }

    @Test
    void readsEightyBrackets() {
        assertEquals("number 1", tree("(".repeat(80) + "1" + ")".repeat(80)));
    }

    @Test
    void refusesANumberThatNoFloatHolds() {
        assertEquals("m.model:1:11: this number is larger than any f64", firstProblem("const c = 1e999"));
    }
}
