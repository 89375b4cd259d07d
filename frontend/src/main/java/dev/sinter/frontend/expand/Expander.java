package dev.sinter.frontend.expand;

/** The parts that expand one program and call each other: expressions contain calls, calls have bodies of statements. */
final class Expander {
    private final Expansion expansion;
    private final Reporter reporter;
    private final Functions functions;
    private final Constants constants;
    private final Expressions expressions;
    private final Calls calls;
    private final Statements statements;
    private final Types types;
    private final Weights weights;
    private final TypedValues results;
    private final LayerTable layers;

    Expander(Expansion expansion, Reporter reporter, Functions functions, Constants constants) {
        this.expansion = expansion;
        this.reporter = reporter;
        this.functions = functions;
        this.constants = constants;
        this.expressions = new Expressions(this);
        this.calls = new Calls(this);
        this.statements = new Statements(this);
        this.types = new Types(this);
        this.weights = new Weights(this);
        this.results = new TypedValues(this);
        this.layers = new LayerTable(this);
    }

    Expansion expansion() {
        return expansion;
    }

    Reporter reporter() {
        return reporter;
    }

    Functions functions() {
        return functions;
    }

    Constants constants() {
        return constants;
    }

    Expressions expressions() {
        return expressions;
    }

    Calls calls() {
        return calls;
    }

    Statements statements() {
        return statements;
    }

    Types types() {
        return types;
    }

    Weights weights() {
        return weights;
    }

    TypedValues results() {
        return results;
    }

    LayerTable layers() {
        return layers;
    }
}
