package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Reporter;

/** The parts that expand one program and call each other: expressions contain calls, calls have bodies of statements. */
public final class Expander {
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

    public Expander(Expansion expansion, Reporter reporter, Functions functions, Constants constants) {
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

    public Expansion expansion() {
        return expansion;
    }

    public Reporter reporter() {
        return reporter;
    }

    public Functions functions() {
        return functions;
    }

    public Constants constants() {
        return constants;
    }

    public Expressions expressions() {
        return expressions;
    }

    public Calls calls() {
        return calls;
    }

    public Statements statements() {
        return statements;
    }

    public Types types() {
        return types;
    }

    public Weights weights() {
        return weights;
    }

    public TypedValues results() {
        return results;
    }

    public LayerTable layers() {
        return layers;
    }
}
