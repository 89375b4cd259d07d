package dev.sinter.ir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTextTest {
    private static final String TEXT = """
        graph training.step {
          %0 = input("x") : u8[batch, 2]
          %1 = stored(weights, "a \\"b\\"\\\\") : f32[2]
          %2 = constant([0.1, -0.0, 1.0E-300]) : f64[3]
          %3 = constant([NaN, Infinity, -Infinity]) : f64[3]
          %4 = seed() : i64[]
          %5 = random_uniform(%4, %4, stream=9007199254740991, shape=[3*batch, 2]) : f32[3*batch, 2]
          %6 = pad(%1, low=[1], high=[0], interior=[2], value=-Infinity) : f32[5]
          %7 = concat(%1, %6, axis=0) : f32[7]
          %8 = sum(%5, axes=[0, 1]) : f32[]
          output loss = %8
          store weights "a \\"b\\"\\\\" = %1
          store optimizer "m.a" = %7
        }
        """;

    @Test
    void printsWhatItParses() {
        String text = GraphText.print(GraphParser.parse(TEXT));
        assertEquals(text, GraphText.print(GraphParser.parse(text)));
        assertEquals(TEXT, text);
    }

    @Test
    void renumbersFromZeroAndSkipsComments() {
        String text = "graph g { # a comment\n %7 = seed():i64[] output y = %7 }";
        assertEquals(
                "graph g {\n  %0 = seed() : i64[]\n  output y = %0\n}\n", GraphText.print(GraphParser.parse(text)));
    }

    @Test
    void marksTheNodeAmongTenLines() {
        StringBuilder text = new StringBuilder("graph g {\n");
        for (int i = 0; i < 20; i++) {
            text.append("%" + i + " = seed() : i64[]\n");
        }
        Graph graph = GraphParser.parse(text + "}");
        String around = GraphText.around(graph, graph.nodes().get(12));
        assertEquals(10, around.lines().count());
        assertEquals("> %12 = seed() : i64[]", around.lines().toList().get(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph g { %0 = foo() : f32[] } => 1:16: no operation is called foo",
                "graph g { %0 = exp(%1) : f32[] } => 1:20: %1 is not defined before it is used",
                "graph g { %0 = seed() : i64[] %0 = seed() : i64[] } => 1:31: %0 is defined twice",
                "graph g { %0 = seed() : i32[] } => 1:29: %0 is i64[], the text says i32[]",
                "graph g { %0 = seed() : int[] } => 1:25: no dtype int; there are f32 f64 i32 i64 u8 bool",
                "graph g { %0 = stored(here, \"w\") : f32[] } => 1:23: no store here; there are weights, optimizer and"
                        + " metrics",
                "graph g { %0 = seed() : i64[] %1 = sum(%0, axis=[0]) : i64[] } => 1:44: expected axes, found axis",
                "graph g { %0 = seed() : i64[] %1 = sum(%0 axes=[0]) : i64[] } => 1:43: expected ,, found axes",
                "graph g { %0 = seed() : i64[] %1 = neg(%0,) : i64[] } => 1:43: expected a value like %0, found )",
                "graph g { %0 = seed() : i64[] %1 = sum(%0, axes=[0]) : i64[] } => 1:60: sum: no axis 0 in []",
                "graph g { %0 = seed() : i64[] %1 = sum(%0) : i64[] } => 1:42: sum needs axes",
                "graph g { %0 = seed() : i64[1.5] } => 1:29: expected a whole number, found 1.5",
                "graph g { output y = %0 } => 1:22: %0 is not defined before it is used",
                "graph g { ! } => 1:11: unexpected character !",
                "graph g { } } => 1:13: expected the end, found }",
                "graph g { => 1:10: expected store, found the end"
            })
    void namesThePlaceOfAMistake(String example) {
        String[] sides = example.split(" => ");
        String message = assertThrows(InvalidText.class, () -> GraphParser.parse(sides[0]))
                .getMessage();
        assertEquals(sides[1], message);
    }
}
