package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One body that is being expanded: a model, or one call of a function. */
public final class Frame implements Place {
    private final Unit unit;
    private final Optional<CallSite> callSite;
    private final Map<String, Given> given;
    private final Map<String, DType> classes = new LinkedHashMap<>();
    private final Map<String, Expr> meanings = new LinkedHashMap<>();
    private final Store home;
    private final boolean training;
    private final boolean shared;
    private Scope scope = new Scope();
    private String prefix;
    private String path;
    private String label;
    private List<Span> makers = new ArrayList<>();

    private Frame(
            Unit unit,
            Optional<CallSite> callSite,
            Map<String, Given> given,
            Store home,
            boolean training,
            boolean shared,
            String prefix,
            String label) {
        this.unit = unit;
        this.callSite = callSite;
        this.given = given;
        this.home = home;
        this.training = training;
        this.shared = shared;
        this.prefix = prefix;
        this.path = prefix;
        this.label = label;
    }

    /** The body of a model, or of a constant. */
    public static Frame outermost(Unit unit, boolean training) {
        return new Frame(unit, Optional.empty(), Map.of(), Store.WEIGHTS, training, false, "", "");
    }

    /**
     * The body of a function.
     *
     * @param isLayer whether its parameters belong to a `layer` of the model, wherever it is called
     * @param again whether they exist already
     */
    public Frame call(
            Unit callee,
            CallSite site,
            Map<String, Given> arguments,
            String callPath,
            boolean frozen,
            boolean isLayer,
            boolean again) {
        return new Frame(
                callee,
                Optional.of(site),
                arguments,
                isLayer ? Store.WEIGHTS : home,
                training && !frozen,
                shared || again,
                callPath,
                label);
    }

    /** The same body, but what it keeps belongs to another store, under that path. */
    public Frame at(Store store, String newPrefix, String newLabel) {
        Frame frame = new Frame(unit, callSite, given, store, training, shared, newPrefix, newLabel);
        frame.scope = scope;
        frame.classes.putAll(classes);
        frame.meanings.putAll(meanings);
        return frame;
    }

    public Unit unit() {
        return unit;
    }

    /** Dtypes that {@code float} and {@code int} stand for in this call. */
    public Map<String, DType> classes() {
        return classes;
    }

    public Store home() {
        return home;
    }

    public boolean training() {
        return training;
    }

    public boolean isShared() {
        return shared;
    }

    public Scope scope() {
        return scope;
    }

    /** The path of the statement that is being expanded. */
    public String path() {
        return path;
    }

    /** The path of a name in this body. */
    public String path(String name) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix + name : prefix + "." + name;
    }

    public String label() {
        return label;
    }

    /** Calls in this statement that made parameters or states. */
    public List<Span> makers() {
        return makers;
    }

    /** Whether this body, or one that leads to it, was called in a statement that has made parameters already. */
    public boolean isInStatementWithMaker() {
        return callSite.isPresent()
                && callSite.get().place() instanceof Frame caller
                && (!caller.makers.isEmpty() || caller.isInStatementWithMaker());
    }

    /** A statement that declares that name begins. */
    public void begin(String name) {
        path = path(name);
        makers = new ArrayList<>();
        if (isAuthors() && home != Store.OPTIMIZER) {
            label = path;
        }
    }

    /** A statement without a name begins. */
    public void begin() {
        path = prefix;
        makers = new ArrayList<>();
        if (isAuthors() && home != Store.OPTIMIZER && !prefix.isEmpty()) {
            label = prefix;
        }
    }

    /** Does something inside a block of its own, whose names end with it. */
    public <T> T inBlock(Supplier<T> inside) {
        Scope before = scope;
        scope = new Scope(before);
        try {
            return inside.get();
        } finally {
            scope = before;
        }
    }

    /** Does one turn of a loop, which adds to the paths. */
    public <T> T inTurn(String turn, Supplier<T> inside) {
        String before = prefix;
        prefix = path(turn);
        try {
            return inBlock(inside);
        } finally {
            prefix = before;
        }
    }

    public void declare(String name, Binding binding) {
        scope.declare(name, binding);
    }

    @Override
    public boolean isAuthors() {
        return !unit.isLibrary();
    }

    @Override
    public Optional<Given> given(String name) {
        return Optional.ofNullable(given.get(name));
    }

    @Override
    public Optional<Span> declared(String name) {
        return scope.find(name).map(Binding::declared);
    }

    /** A `let` gives a name its meaning. */
    public void means(String name, Expr expr) {
        meanings.put(name, expr);
    }

    @Override
    public Optional<Expr> meaning(String name) {
        return Optional.ofNullable(meanings.get(name));
    }

    @Override
    public Optional<CallSite> callSite() {
        return callSite;
    }
}
