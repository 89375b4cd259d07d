package dev.sinter.frontend.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static Span of(String text, String part) {
        int start = text.indexOf(part);
        return new Source("m.model", text).span(start, start + part.length());
    }

    @Test
    void putsFourSpacesInPlaceOfTheIndentation() {
        Problem problem = Problem.error(of("model M {\n        let loss = 1\n", "loss"), "no", "try `cost`");
        assertEquals("""
            m.model:2:13: no
                let loss = 1
                    ^^^^ try `cost`
            """, problem.render());
    }

    @Test
    void leavesNoSpaceBehindTheCaretsWithoutAHint() {
        assertEquals(
                "m.model:1:1: no\n    x\n    ^\n",
                Problem.error(of("x", "x"), "no", "").render());
    }

    @Test
    void alignsUnderTabs() {
        String shown = Problem.error(of("\t\tlet\ty = z", "z"), "no", "").render();
        assertEquals("m.model:1:11: no\n    let y = z\n            ^\n", shown);
    }

    @Test
    void alignsUnderWideLettersAndCountsThemOnce() {
        String shown = Problem.error(of("let 무게 = z", "z"), "no", "").render();
        assertEquals("m.model:1:10: no\n    let 무게 = z\n               ^\n", shown);
    }

    @Test
    void countsALetterOutsideTheBasicPlaneOnce() {
        String shown = Problem.error(of("let 𝑥𝑦 = z", "z"), "no", "").render();
        assertEquals("m.model:1:10: no\n    let 𝑥𝑦 = z\n             ^\n", shown);
    }

    @Test
    void endsTheCaretsWithTheLine() {
        String shown = Problem.error(of("f(a,\n  b)", "f(a,\n  b)"), "no", "").render();
        assertEquals("m.model:1:1: no\n    f(a,\n    ^^^^\n", shown);
    }

    @Test
    void pointsBehindTheLastCharacterAtTheEndOfTheFile() {
        Source source = new Source("m.model", "let h =");
        String shown = Problem.error(source.span(7, 7), "no", "").render();
        assertEquals("m.model:1:8: no\n    let h =\n           ^\n", shown);
    }

    @Test
    void readsLinesOfOtherSystems() {
        String shown = Problem.error(of("a\r\nb\rc\r\n", "c"), "no", "").render();
        assertEquals("m.model:3:1: no\n    c\n    ^\n", shown);
    }

    @Test
    void namesWarningsAndShowsNotes() {
        Problem problem = Problem.warning(of("let h = 1", "h"), "`h` is never used", "delete it")
                .withNote(new Source("layers.model", "  require units > 0\n").span(10, 19), "required here");
        assertEquals("""
            m.model:1:5: warning: `h` is never used
                let h = 1
                    ^ delete it
            layers.model:1:11: note: required here
                require units > 0
                        ^^^^^^^^^
            """, problem.render());
    }

    @Test
    void sortsByPlaceAndDropsDoubles() {
        Source source = new Source("m.model", "a b c");
        Problems problems = new Problems();
        problems.error(source.span(4, 5), "third", "");
        problems.warning(source.span(0, 1), "second", "");
        problems.error(source.span(0, 1), "first", "");
        problems.error(source.span(4, 5), "third", "");
        assertEquals(
                java.util.List.of("first", "second", "third"),
                problems.sorted().stream().map(Problem::message).toList());
    }
}
