package dev.sinter.codegen;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.GuardTest;
import dev.sinter.codegen.kernel.Names;
import dev.sinter.codegen.kernel.Signature;
import dev.sinter.codegen.kernel.Source;
import dev.sinter.codegen.kernel.Types;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the method of a program: it fetches the arrays and calls one method for each action, in the order of the plan. */
final class ProgramWriter {
    /** More actions than this are spread over several methods, which stay small enough for the JVM to compile. */
    private static final int ACTIONS = 60;

    private final Type self;
    private final Plan plan;
    private final Names names;
    private final Methods methods;
    private final String name;
    private final List<CodeMethod> parts = new ArrayList<>();
    private final List<CodeMethod> sides = new ArrayList<>();
    private final TreeMap<Integer, Integer> scratch;
    private final Map<Source, Local> fetched = new LinkedHashMap<>();
    private final boolean split;
    private final List<Local> parameters;
    private Body body;
    private int actions;

    ProgramWriter(Type self, Plan plan, Names names, Methods methods) {
        this(self, plan, names, methods, names.take(Names.identifier(plan.program())), new TreeMap<>());
    }

    private ProgramWriter(
            Type self, Plan plan, Names names, Methods methods, String name, TreeMap<Integer, Integer> scratch) {
        this.self = self;
        this.plan = plan;
        this.names = names;
        this.methods = methods;
        this.name = name;
        this.scratch = scratch;
        split = plan.isSplit();
        parameters = split ? Signature.RUN_SPLIT : Signature.RUN;
        body = new Body(parameters);
    }

    /** Adds what is done for an action. */
    void add(Action action) {
        switch (action) {
            case Kernel kernel ->
                call(
                        kernel.origin(),
                        methods.code(kernel),
                        kernel.schedule().split().isEmpty());
            case Sweep sweep -> call(sweep.origin(), methods.code(sweep), true);
            case Check check -> call(check.origin(), methods.code(check), false);
            case Guarded guarded -> branch(guarded);
            case Barrier _ -> barrier();
        }
    }

    /** In a program that one thread runs there is nobody to wait for. */
    private void barrier() {
        if (split) {
            body.run(Code.callOn(Signature.SHARE, "await", Type.VOID));
        }
    }

    /** @param alone whether the first thread does it and no other */
    private void call(Origin origin, KernelCode code, boolean alone) {
        if (actions == ACTIONS) {
            endPart();
        }
        actions++;
        Expr[] arguments = code.arguments().stream().map(this::fetch).toArray(Expr[]::new);
        body.line(origin.line());
        Expr call = Code.call(self, code.main().name(), Type.VOID, arguments);
        if (split && alone) {
            Expr rank = Code.callOn(Signature.SHARE, "rank", Type.INT);
            body.when(Code.compare(Relation.EQ, rank, Code.constant(0)), inner -> inner.run(call));
        } else {
            body.run(call);
        }
    }

    /** The guarded calls stand in a method of their own, which fetches its arrays itself. */
    private void branch(Guarded guarded) {
        if (actions == ACTIONS) {
            endPart();
        }
        actions++;
        ProgramWriter side = new ProgramWriter(self, plan, names, methods, names.take(name + "_side"), scratch);
        guarded.actions().forEach(side::add);
        sides.addAll(side.methods());
        Expr[] arguments = parameters.toArray(Expr[]::new);
        body.when(
                GuardTest.of(guarded, methods.constants(), this::fetch),
                inner -> inner.run(Code.call(self, side.name, Type.VOID, arguments)));
    }

    private void endPart() {
        String part = names.take(name + "_part" + (parts.size() + 1));
        parts.add(new CodeMethod(part, true, parameters, Type.VOID, body.statements()));
        body = new Body(parameters);
        fetched.clear();
        actions = 0;
    }

    private Expr fetch(Source source) {
        return switch (source) {
            case Source.Argument.BATCH -> Signature.BATCH;
            case Source.Argument.SEED -> Signature.SEED;
            case Source.Argument.STEP -> Signature.STEP;
            case Source.Argument.SHARE -> Signature.SHARE;
            case Source.OfMemory(int index, DType dtype) ->
                array(source, "m" + index, memory(Code.constant(index), dtype));
            case Source.OfStore(Store store, String field, Type type) -> {
                Local tensors = switch (store) {
                    case WEIGHTS -> Signature.WEIGHTS;
                    case OPTIMIZER -> Signature.OPTIMIZER;
                    case METRICS -> Signature.METRICS;
                };
                Expr value = new Expr.Field(tensors, field, type);
                yield array(source, tensors.name() + "_" + field, value);
            }
            case Source.Start(var place, var _) -> Code.constant(place.offset());
            case Source.Scratch(int slot, int size) -> {
                scratch.merge(slot, size, Math::max);
                int first = plan.inputs().size()
                        + plan.outputs().size()
                        + plan.working().size();
                Expr index = split ? ofThread(first, slot) : Code.constant(first + slot);
                yield array(new Source.Scratch(slot, 0), "scratch" + slot, memory(index, DType.F32));
            }
        };
    }

    private Local array(Source source, String hint, Expr value) {
        return fetched.computeIfAbsent(source, _ -> body.declare(hint, value));
    }

    /** Each slot has an array for each thread. */
    private static Expr ofThread(int first, int slot) {
        Expr before = Code.mul(Code.callOn(Signature.SHARE, "size", Type.INT), slot);
        return Code.add(Code.add(before, Code.callOn(Signature.SHARE, "rank", Type.INT)), first);
    }

    private static Expr memory(Expr index, DType dtype) {
        String method = dtype == DType.BOOL ? "u8" : dtype.text();
        return Code.callOn(Signature.MEMORY, method, Types.array(dtype), index);
    }

    /** The method of the program, then its parts when it has several, then the sides of its branches. */
    List<CodeMethod> methods() {
        List<CodeMethod> all = new ArrayList<>(withParts());
        all.addAll(sides);
        return all;
    }

    private List<CodeMethod> withParts() {
        if (parts.isEmpty()) {
            return List.of(new CodeMethod(name, true, parameters, Type.VOID, body.statements()));
        }
        if (actions > 0) {
            endPart();
        }
        Body calls = new Body(parameters);
        Expr[] arguments = parameters.toArray(Expr[]::new);
        parts.forEach(part -> calls.run(Code.call(self, part.name(), Type.VOID, arguments)));
        List<CodeMethod> all = new ArrayList<>();
        all.add(new CodeMethod(name, true, parameters, Type.VOID, calls.statements()));
        all.addAll(parts);
        return all;
    }

    Program program() {
        List<String> words = new ArrayList<>();
        plan.working().forEach(buffer -> words.add(word(buffer)));
        int slots = scratch.isEmpty() ? 0 : scratch.lastKey() + 1;
        for (int slot = 0; slot < slots; slot++) {
            words.add("f32:" + scratch.getOrDefault(slot, 0) + (split ? "t" : ""));
        }
        return new Program(name, split, String.join(" ", words));
    }

    private String word(Buffer buffer) {
        Extent size = buffer.size();
        if (size.fixed() != 0 && size.perBatch() != 0) {
            throw new IllegalArgumentException("working array " + buffer + " of " + plan.program() + " has the size "
                    + size + "; it must be a number or a number times batch");
        }
        return buffer.dtype() + ":" + (size.isFixed() ? size.fixed() : size.perBatch() + "b");
    }
}
