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
import java.util.function.Function;

/**
 * The class that runs the programs of a model for one instruction set: an implementation of {@link dev.sinter.runtime.Kernels} with a
 * public constructor without arguments. Program i is {@code plans.get(i)}.
 *
 * <pre>
 * byte[] bytes = KernelClass.write("samples.XorScalar", "xor.model", plans, 1);
 * </pre>
 */
public final class KernelClass {
    /** How many programs one method chooses from. */
    private static final int PROGRAMS = 200;

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
        all.addAll(run(self, programs));
        all.addAll(choice(
                self,
                "working",
                List.of(Signature.PROGRAM),
                Type.STRING,
                programs,
                p -> returns(constant(p.working()))));
        all.addAll(choice(
                self,
                "isSplit",
                List.of(Signature.PROGRAM),
                Type.BOOLEAN,
                programs,
                p -> returns(constant(p.split()))));
        all.add(new CodeMethod("lanes", false, List.of(), Type.INT, List.of(returns(constant(lanes)))));
        all.addAll(methods.all());
        return new CodeClass(self, sourceFile, Type.named("dev/sinter/runtime/Kernels"), methods.tables(), all);
    }

    private static List<CodeMethod> run(Type self, List<Program> programs) {
        List<Local> parameters = new ArrayList<>();
        parameters.add(Signature.PROGRAM);
        parameters.addAll(Signature.RUN_SPLIT);
        return choice(self, "run", parameters, Type.VOID, programs, program -> {
            List<Local> handed = program.split() ? Signature.RUN_SPLIT : Signature.RUN;
            return new Statement.Run(Code.call(self, program.method(), Type.VOID, handed.toArray(Expr[]::new)));
        });
    }

    /** A method that does something for the program of a number; many programs are spread over several methods. */
    private static List<CodeMethod> choice(
            Type self,
            String name,
            List<Local> parameters,
            Type result,
            List<Program> programs,
            Function<Program, Statement> action) {
        List<CodeMethod> parts = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        for (int from = PROGRAMS; from < programs.size(); from += PROGRAMS) {
            int to = Math.min(programs.size(), from + PROGRAMS);
            String part = name + "_from" + from;
            parts.add(new CodeMethod(part, true, parameters, result, cases(programs.subList(from, to), from, action)));
            Expr call = Code.call(self, part, result, parameters.toArray(Expr[]::new));
            boolean isVoid = result.equals(Type.VOID);
            List<Statement> handed = isVoid
                    ? List.of(new Statement.Run(call), new Statement.Return(Optional.empty()))
                    : List.of(returns(call));
            Expr later = Code.compare(Expr.Relation.GE, Signature.PROGRAM, constant(from));
            body.addFirst(new Statement.If(later, handed, List.of()));
        }
        body.addAll(cases(programs.subList(0, Math.min(programs.size(), PROGRAMS)), 0, action));
        List<CodeMethod> all = new ArrayList<>();
        all.add(new CodeMethod(name, false, parameters, result, body));
        all.addAll(parts);
        return all;
    }

    private static List<Statement> cases(List<Program> programs, int first, Function<Program, Statement> action) {
        List<List<Statement>> cases =
                programs.stream().map(program -> List.of(action.apply(program))).toList();
        Expr number = Code.call(Type.STRING, "valueOf", Type.STRING, Signature.PROGRAM);
        Expr text = Code.callOn(constant("no program "), "concat", Type.STRING, number);
        Expr error = new Expr.New(Type.named("java/lang/IndexOutOfBoundsException"), List.of(text));
        Expr place = Code.add(Signature.PROGRAM, -first);
        return List.of(new Statement.Switch(place, cases, List.of(new Statement.Throw(error))));
    }

    private static Statement returns(Expr value) {
        return new Statement.Return(Optional.of(value));
    }
}
