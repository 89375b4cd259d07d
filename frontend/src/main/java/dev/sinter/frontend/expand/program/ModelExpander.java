package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.LayerRow;
import dev.sinter.frontend.Literal;
import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.body.Constants;
import dev.sinter.frontend.expand.body.Expander;
import dev.sinter.frontend.expand.body.Functions;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.scope.Mode;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.expand.unit.FileUnit;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands one model to all its programs: initialize, predict, and for each training block start, reset, step, evaluate. */
public final class ModelExpander {
    /** Of the 255 places for parameters; the others are for the object, the batch size and the memory. */
    private static final int MOST_PLACES = 250;

    private final FileUnit unit;
    private final Declaration.Model model;
    private final Reporter reporter;
    private final Functions functions;
    private final Constants constants;
    private final Ledger weights = new Ledger();
    private final List<Graph> graphs = new ArrayList<>();
    private final List<ProgramSpec> programs = new ArrayList<>();
    private final List<TrainingSpec> trainings = new ArrayList<>();
    private List<LayerRow> layers = List.of();

    public ModelExpander(
            FileUnit unit, Declaration.Model model, Reporter reporter, Functions functions, Constants constants) {
        this.unit = unit;
        this.model = model;
        this.reporter = reporter;
        this.functions = functions;
        this.constants = constants;
    }

    /** The model; it means something only when no problem was reported. */
    public ModelProgram run(List<Literal.Constant> literals) {
        Map<Store, Ledger> ledgers = ledgers();
        program(Mode.INITIALIZE, "initialize", ledgers, blocks());
        program(Mode.PREDICT, "predict", ledgers, List.of());
        boolean rightSoFar = !reporter.hasErrors();
        for (Statement.Training block : blocks()) {
            if (rightSoFar) {
                TrainingPlan.of(block, weights.parameters()).check(Frame.outermost(unit, true), reporter);
            }
            training(block);
        }
        check();
        String packageName = unit.tree().packageName().map(p -> p.text()).orElse("");
        String fullName = packageName.isEmpty()
                ? model.name().text()
                : packageName + "." + model.name().text();
        ModelSpec spec = new ModelSpec(
                fullName, Specs.layout(weights), weights.parameters().size(), programs, trainings);
        return new ModelProgram(
                packageName, model.name().text(), model.doc(), Docs.of(model), spec, graphs, layers, literals);
    }

    /** What can only be said of the whole model. */
    private void check() {
        if (Specs.isTooLarge(weights)) {
            String message =
                    "the parameters of `" + model.name().text() + "` are more than " + Integer.MAX_VALUE + " numbers";
            reporter.error(Frame.outermost(unit, false), model.name().span(), message, "");
        }
        refuseMany("inputs", programs.get(ModelSpec.PREDICT).inputs());
        refuseMany("outputs", programs.get(ModelSpec.PREDICT).outputs());
        long declared = model.body().statements().stream()
                .filter(Statement.Output.class::isInstance)
                .count();
        int found = programs.get(ModelSpec.PREDICT).outputs().size();
        if (!reporter.hasErrors() && found != declared) {
            throw new IllegalStateException("a mistake was not reported: "
                    + model.name().text() + " declares " + declared + " outputs and has " + found);
        }
    }

    /** Inputs are parameters of a Java method, outputs are those of a constructor. */
    private void refuseMany(String what, List<TensorSpec> tensors) {
        int places = tensors.stream()
                .mapToInt(tensor -> tensor.dtype() == DType.I64 || tensor.dtype() == DType.F64 ? 2 : 1)
                .sum();
        if (places > MOST_PLACES) {
            String message = "`" + model.name().text() + "` has " + tensors.size() + " " + what
                    + "; a Java method takes " + MOST_PLACES + " at most, where an i64 or f64 counts twice";
            String hint = "let one of them hold several, along an axis more";
            reporter.error(Frame.outermost(unit, false), model.name().span(), message, hint);
        }
    }

    private List<Statement.Training> blocks() {
        return model.body().statements().stream()
                .filter(Statement.Training.class::isInstance)
                .map(Statement.Training.class::cast)
                .toList();
    }

    private Map<Store, Ledger> ledgers() {
        Map<Store, Ledger> ledgers = new EnumMap<>(Store.class);
        ledgers.put(Store.WEIGHTS, weights);
        ledgers.put(Store.OPTIMIZER, new Ledger());
        ledgers.put(Store.METRICS, new Ledger());
        return ledgers;
    }

    private void training(Statement.Training block) {
        String name = block.name().map(n -> n.text()).orElse("training");
        Map<Store, Ledger> ledgers = ledgers();
        int first = graphs.size();
        program(Mode.START, name + ".start", ledgers, List.of(block));
        program(Mode.RESET, name + ".reset", ledgers, List.of(block));
        TrainingBody step =
                program(Mode.STEP, name + ".step", ledgers, List.of(block)).getFirst();
        program(Mode.EVALUATE, name + ".evaluate", ledgers, List.of(block));
        List<String> scalars = step.metrics().entrySet().stream()
                .filter(metric -> metric.getValue().shape().rank() == 0)
                .map(Map.Entry::getKey)
                .toList();
        trainings.add(new TrainingSpec(
                name,
                first,
                Specs.layout(ledgers.get(Store.OPTIMIZER)),
                Specs.layout(ledgers.get(Store.METRICS)),
                scalars,
                step.loss().isPresent()));
    }

    /** First values belong to all blocks, since a layer may be called first in one of them; other programs have one or none. */
    private List<TrainingBody> program(
            Mode mode, String name, Map<Store, Ledger> ledgers, List<Statement.Training> blocks) {
        Expansion expansion = new Expansion(name, mode, unit.source(), ledgers);
        Expander expander = new Expander(expansion, reporter, functions, constants);
        ModelBody body = new ModelBody(expander, Frame.outermost(unit, mode.training()));
        if (mode.training()) {
            blocks.forEach(b ->
                    expansion.freeze(TrainingPlan.of(b, weights.parameters()).frozen()));
        }
        body.run(model);
        List<TrainingBody> training = new ArrayList<>();
        for (Statement.Training block : blocks) {
            expansion.nextBlock();
            training.add(new TrainingBody(expander, body));
            training.getLast().run(block);
        }
        List<Result> results = results(expansion, body, training);
        if (mode.initializes(Store.WEIGHTS)) {
            refuseInputs(results, expansion);
        }
        if (mode == Mode.PREDICT) {
            layers = expander.layers().rows();
        }
        Graph graph = Pruning.of(name, results);
        graphs.add(graph);
        programs.add(Specs.program(graph, body.inputs(), body.outputWords()));
        return training;
    }

    private static List<Result> results(Expansion expansion, ModelBody body, List<TrainingBody> training) {
        List<Result> results = new ArrayList<>();
        switch (expansion.mode()) {
            case INITIALIZE -> first(expansion, Store.WEIGHTS, results);
            case START -> first(expansion, Store.OPTIMIZER, results);
            case RESET -> first(expansion, Store.METRICS, results);
            case PREDICT -> body.outputs().forEach((name, node) -> results.add(Result.output(name, node)));
            case STEP, EVALUATE -> {
                training.getFirst().loss().ifPresent(loss -> results.add(Result.output("loss", loss)));
                training.getFirst().metrics().forEach((name, node) -> results.add(Result.output(name, node)));
                updated(expansion, results);
            }
        }
        return results;
    }

    private static void first(Expansion expansion, Store store, List<Result> results) {
        for (Ledger.Entry entry : expansion.ledger(store).entries()) {
            Node node = expansion.first().get(entry.path());
            if (node != null) {
                results.add(Result.stored(store, entry.path(), node));
            }
        }
    }

    private static void updated(Expansion expansion, List<Result> results) {
        for (Store store : Store.values()) {
            boolean kept = expansion.mode() == Mode.STEP || store == Store.METRICS;
            for (Ledger.Entry entry : expansion.ledger(store).entries()) {
                if (kept && expansion.updated(store).contains(entry.path())) {
                    results.add(Result.stored(
                            store,
                            entry.path(),
                            expansion.stored(store, entry.path()).orElseThrow()));
                }
            }
        }
    }

    /** First values are computed before any data is there. */
    private void refuseInputs(List<Result> results, Expansion expansion) {
        for (Result result : results) {
            input(result.value())
                    .ifPresent(name -> reporter.error(
                            Frame.outermost(unit, false),
                            expansion
                                    .ledger(Store.WEIGHTS)
                                    .find(result.name())
                                    .orElseThrow()
                                    .declared(),
                            "the first value of `" + result.name() + "` depends on the input `" + name + "`",
                            "a first value is computed before there is data"));
        }
    }

    private static Optional<String> input(Node root) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.op() instanceof Input input) {
                return Optional.of(input.name());
            }
            if (seen.add(node)) {
                open.addAll(node.inputs());
            }
        }
        return Optional.empty();
    }
}
