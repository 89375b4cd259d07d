package dev.sinter.codegen;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.CodeField;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.CheckMethod;
import dev.sinter.codegen.kernel.Names;
import dev.sinter.codegen.kernel.SweepMethod;
import dev.sinter.codegen.kernel.Tables;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All methods of a class, by name. Kernels of several programs that come out as the same code share one method, so the JVM compiles
 * it once.
 */
final class Methods {
    private final Type self;
    private final int lanes;
    private final Names names = new Names();
    private final Tables tables;
    private final Repeats repeats;
    private final Map<Likeness, KernelCode> repeated = new HashMap<>();
    private final Map<String, List<KernelCode>> byName = new LinkedHashMap<>();
    private final List<CodeMethod> programs = new ArrayList<>();
    private final List<CodeMethod> kernels = new ArrayList<>();

    /** @param repeats the kernels of all programs that will be added */
    Methods(Type self, int lanes, Repeats repeats) {
        this.self = self;
        this.lanes = lanes;
        this.repeats = repeats;
        tables = new Tables(self, names);
    }

    /** The static fields. */
    List<CodeField> tables() {
        return tables.fields();
    }

    /** The methods, programs first. */
    List<CodeMethod> all() {
        List<CodeMethod> all = new ArrayList<>(programs);
        all.addAll(kernels);
        all.addAll(tables.methods());
        return all;
    }

    /** Adds the methods of a program. */
    Program program(Plan plan) {
        ProgramWriter writer = new ProgramWriter(self, plan, names, this);
        plan.actions().forEach(writer::add);
        programs.addAll(writer.methods());
        return writer.program();
    }

    /** Where guards find constants. */
    Tables constants() {
        return tables;
    }

    KernelCode code(Kernel kernel) {
        return repeats.likeness(kernel)
                .map(likeness -> repeated(likeness, kernel))
                .orElseGet(() -> shared(
                        Names.identifier(kernel.name()),
                        n -> new KernelForms(self, tables, lanes, false).write(kernel, n)));
    }

    /** The method that serves all kernels that are alike; it has no line of its own, as its callers have theirs. */
    private KernelCode repeated(Likeness likeness, Kernel kernel) {
        KernelCode code = repeated.get(likeness);
        if (code == null) {
            String name = names.take(Names.identifier(kernel.name()) + "_and_alike");
            code = new KernelForms(self, tables, lanes, true).write(kernel.at(Origin.UNKNOWN), name);
            repeated.put(likeness, code);
            kernels.addAll(code.methods());
        }
        return code.on(new Arguments(kernel, tables, true).sources());
    }

    KernelCode code(Sweep sweep) {
        return shared(Names.identifier(sweep.name()), n -> sweep(sweep, n));
    }

    KernelCode code(Check check) {
        return shared(Names.identifier("check_" + check.buffer().name()), n -> check(check, n));
    }

    private KernelCode sweep(Sweep sweep, String name) {
        List<Buffer> buffers = new ArrayList<>(sweep.reads());
        buffers.add(sweep.target());
        Arguments arguments = new Arguments(buffers, tables);
        Body body = new Body(arguments.parameters());
        body.line(sweep.origin().line());
        SweepMethod.write(sweep, arguments, body);
        CodeMethod method = new CodeMethod(name, true, arguments.parameters(), Type.VOID, body.statements());
        return new KernelCode(List.of(method), arguments.sources());
    }

    private KernelCode check(Check check, String name) {
        Arguments arguments = new Arguments(List.of(check.buffer()), tables);
        Body body = new Body(arguments.parameters());
        body.line(check.origin().line());
        CheckMethod.write(check, arguments, body);
        CodeMethod method = new CodeMethod(name, true, arguments.parameters(), Type.VOID, body.statements());
        return new KernelCode(List.of(method), arguments.sources());
    }

    /** Code that differs from all code of that name so far gets another name. */
    private KernelCode shared(String name, Function<String, KernelCode> write) {
        KernelCode code = write.apply(name);
        List<KernelCode> known = byName.computeIfAbsent(name, _ -> new ArrayList<>());
        for (KernelCode other : known) {
            String otherName = other.main().name();
            KernelCode renamed = otherName.equals(name) ? code : write.apply(otherName);
            if (renamed.methods().equals(other.methods())) {
                return new KernelCode(other.methods(), code.arguments());
            }
        }
        String free = names.take(name);
        KernelCode kept = free.equals(name) ? code : write.apply(free);
        known.add(kept);
        kernels.addAll(kept.methods());
        return kept;
    }
}
