package dev.sinter.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Graph;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TrainingSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelProgramTest {
    private static final String TEXT = """
        package samples.kinds

        const names = ["low", "high"]
        const width = 3

        /// Two kinds.
        model Kinds {
            /// What was measured.
            input x: f32[batch, 4]
            let hidden = dense(x, units: width, activation: relu)
            let logits = dense(hidden, units: len(names))
            output kind: i32[batch] in names = argmax(logits)

            training {
                input label: u8[batch] in names
                input rate: f32[] = 0.1
                loss mean(sparse_softmax_cross_entropy(logits, label))
                optimizer adam(rate: rate)
                /// How many are right.
                metric accuracy = mean(kind == label)
                metric table = confusion_matrix(kind, label, 2)
            }
            training second {
                freeze "*"
                metric mean_kind = mean(cast(kind, f32))
            }
        }
        """;

    private final ModelProgram model = Models.of(TEXT);

    @Test
    void namesTheClassByPackageAndModel() {
        assertEquals("samples.kinds.Kinds", model.spec().name());
        assertEquals("Two kinds.", model.doc());
        assertEquals(Map.of("x", "What was measured.", "training.accuracy", "How many are right."), model.docs());
    }

    @Test
    void listsWeightsInTheOrderOfTheirCreation() {
        assertEquals(
                "[hidden.kernel: f32[4, 3], hidden.bias: f32[3], logits.kernel: f32[3, 2], logits.bias: f32[2]]",
                model.spec().weights().specs().toString());
        assertEquals(4, model.spec().parameters());
    }

    @Test
    void keepsProgramsAndGraphsInOneOrder() {
        List<String> expected = List.of(
                "initialize",
                "predict",
                "training.start",
                "training.reset",
                "training.step",
                "training.evaluate",
                "second.start",
                "second.reset",
                "second.step",
                "second.evaluate");
        assertEquals(
                expected,
                model.spec().programs().stream().map(ProgramSpec::name).toList());
        assertEquals(expected, model.graphs().stream().map(Graph::name).toList());
    }

    @Test
    void stepReadsWhatItNeedsAndGivesLossAndMetrics() {
        ProgramSpec step = model.spec().programs().get(4);
        assertEquals(
                "[x: f32[batch, 4], label: u8[batch], rate: f32[]]",
                step.inputs().toString());
        assertEquals(
                "[loss: f32[], accuracy: f64[], table: f64[2, 2]]",
                step.outputs().toString());
        assertEquals(Map.of("rate", 0.1), step.defaults());
        assertEquals(List.of("low", "high"), step.inputs().get(1).words());
    }

    @Test
    void outputsKnowTheirWords() {
        assertEquals(
                List.of("low", "high"),
                model.spec().programs().get(1).outputs().get(0).words());
    }

    @Test
    void trainingBlocksKnowTheirStates() {
        TrainingSpec training = model.spec().trainings().get(0);
        assertEquals(2, training.first());
        assertEquals(true, training.hasLoss());
        assertEquals(List.of("accuracy"), training.metricNames());
        assertEquals(
                "hidden.kernel/m: f32[4, 3]",
                training.optimizer().specs().get(0).toString());
        assertEquals(
                "[accuracy.total: f64[], accuracy.count: f64[], table.total: f64[2, 2]]",
                training.metrics().specs().toString());
        assertEquals(false, model.spec().trainings().get(1).hasLoss());
    }

    @Test
    void summaryHasARowForEachLayer() {
        assertEquals(
                """
                x input f32[batch, 4] 0
                hidden dense f32[batch, 3] 15
                logits dense f32[batch, 2] 8
                kind argmax i32[batch] 0
                """,
                String.join(
                        "",
                        model.layers().stream()
                                .map(row ->
                                        row.name() + " " + row.layer() + " " + row.output() + " " + row.count() + "\n")
                                .toList()));
        assertEquals(
                List.of("hidden.kernel", "hidden.bias"), model.layers().get(1).parameters());
    }

    @Test
    void keepsLiteralConstants() {
        assertEquals(
                "[names, width]",
                model.constants().stream().map(Literal.Constant::name).toList().toString());
        assertEquals(new Literal.Number(3), model.constants().get(1).value());
    }

    @Test
    void loopsAndFunctionsLengthenThePaths() {
        ModelProgram stages = Models.of("""
            fn stage(x: float[.., n], units: int) -> float[.., units] {
                let full = dense(x, units: units, use_bias: false)
                return relu(full)
            }
            model Stages {
                input x: f32[batch, 4]
                var h = x
                for i in range(2) { update h = stage(h, units: 3) }
                output y = dense(h, units: 1)
            }
            """);
        assertEquals(
                "[i.0.h.full.kernel: f32[4, 3], i.1.h.full.kernel: f32[3, 3], y.kernel: f32[3, 1], y.bias: f32[1]]",
                stages.spec().weights().specs().toString());
    }

    @Test
    void libraryNodesComeFromTheCallInTheAuthorsFile() {
        Graph predict = model.graphs().get(1);
        assertEquals(
                "test.model:10:18 hidden",
                predict.nodes().stream()
                        .filter(node -> node.op().toString().startsWith("MatMul"))
                        .findFirst()
                        .map(node -> node.origin() + " " + node.origin().label())
                        .orElseThrow());
    }
}
