package dev.sinter.codegen;

import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeClass;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Statement;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Signature;
import dev.sinter.ir.kernel.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The class that runs the programs of a model for one instruction set: an implementation of {@link dev.sinter.runtime.Kernels} with a
 * public constructor without arguments. Program i is {@code plans.get(i)}.
 *
 * <pre>
 * byte[] bytes = KernelClass.write("samples.XorScalar", "xor.model", plans, 1);
 * </pre>
 */
public final class KernelClass {
    private KernelClass() {}

    /**
     * The bytes of the class.
     *
     * @param className with its package, separated by dots
     * @param sourceFile the name of the {@code .model} file, for stack traces
     * @param lanes 1 for scalar code, else how many f32 numbers a vector has: 4, 8 or 16
     */
    public static byte[] write(String className, String sourceFile, List<Plan> plans, int lanes) {
        return ClassFile.write(build(className, sourceFile, plans, lanes));
    }

    /** The class as a tree that prints as Java-like text. */
    public static CodeClass build(String className, String sourceFile, List<Plan> plans, int lanes) {
        if (lanes != 1 && lanes != 4 && lanes != 8 && lanes != 16) {
            throw new IllegalArgumentException("there are vectors of 4, 8 and 16 lanes and scalar code, not " + lanes);
        }
        Type self = Type.named(className.replace('.', '/'));
        Methods methods = new Methods(self, lanes, new Repeats(plans));
        List<Program> programs =
                plans.stream().map(plan -> methods.program(plan)).toList();
        List<CodeMethod> all = new ArrayList<>();
        all.add(run(self, programs));
        all.add(new CodeMethod("working", false, List.of(Signature.PROGRAM), Type.STRING, working(programs)));
        all.add(new CodeMethod("isSplit", false, List.of(Signature.PROGRAM), Type.BOOLEAN, split(programs)));
        all.add(new CodeMethod("lanes", false, List.of(), Type.INT, List.of(returns(constant(lanes)))));
        all.addAll(methods.all());
        return new CodeClass(self, sourceFile, Type.named("dev/sinter/runtime/Kernels"), methods.tables(), all);
    }

    private static CodeMethod run(Type self, List<Program> programs) {
        List<Local> parameters = new ArrayList<>();
        parameters.add(Signature.PROGRAM);
        parameters.addAll(Signature.RUN_SPLIT);
        List<Statement> body = choose(programs, i -> {
            Program program = programs.get(i);
            List<Local> handed = program.split() ? Signature.RUN_SPLIT : Signature.RUN;
            Expr call = Code.call(self, program.method(), Type.VOID, handed.toArray(Expr[]::new));
            return new Statement.Run(call);
        });
        return new CodeMethod("run", false, parameters, Type.VOID, body);
    }

    private static List<Statement> working(List<Program> programs) {
        return choose(programs, i -> returns(constant(programs.get(i).working())));
    }

    private static List<Statement> split(List<Program> programs) {
        return choose(programs, i -> returns(constant(programs.get(i).split())));
    }

    private static List<Statement> choose(List<Program> programs, IntFunction<Statement> action) {
        List<List<Statement>> cases = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            cases.add(List.of(action.apply(i)));
        }
        Expr number = Code.call(Type.STRING, "valueOf", Type.STRING, Signature.PROGRAM);
        Expr text = Code.callOn(constant("no program "), "concat", Type.STRING, number);
        Expr error = new Expr.New(Type.named("java/lang/IndexOutOfBoundsException"), List.of(text));
        return List.of(new Statement.Switch(Signature.PROGRAM, cases, List.of(new Statement.Throw(error))));
    }

    private static Statement returns(Expr value) {
        return new Statement.Return(Optional.of(value));
    }
}
