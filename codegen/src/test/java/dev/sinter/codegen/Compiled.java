package dev.sinter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.CodeClass;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.Team;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Plans as loaded classes, each first looked over by ASM's verifier. */
final class Compiled {
    private Compiled() {}

    static Kernels load(List<Plan> plans, int lanes) {
        CodeClass code = KernelClass.build("test.Generated", "test.model", plans, lanes);
        byte[] bytes = ClassFile.write(code);
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(
                new ClassReader(bytes), Compiled.class.getClassLoader(), false, new PrintWriter(problems));
        assertEquals("", problems.toString(), () -> code.toString());
        try {
            return (Kernels) new OneClass(bytes)
                    .loadClass("test.Generated")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(code.toString(), e);
        }
    }

    private static final class OneClass extends ClassLoader {
        private final byte[] bytes;

        OneClass(byte[] bytes) {
            super(Compiled.class.getClassLoader());
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String name) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /**
     * The kernel gives the bits of the reference when it runs in that form, for ordinary and for special numbers, on one thread and on
     * several that share any of its output loops.
     */
    static void check(Fixture fixture, Schedule schedule, int lanes, int... batches) {
        check(fixture, schedule, lanes, List.of(Team.ALONE), batches);
        List<Loop> loops = fixture.kernel().loops();
        try (Team two = Team.of(2);
                Team five = Team.of(5)) {
            for (int loop = 0; loop < loops.size(); loop++) {
                if (!loops.get(loop).size().isOne()) {
                    check(fixture, schedule.splitAlong(loop), lanes, List.of(two, five), batches);
                }
            }
        }
    }

    private static void check(Fixture fixture, Schedule schedule, int lanes, List<Team> teams, int... batches) {
        Kernel kernel = fixture.kernel().with(schedule);
        Plan plan = fixture.plan(kernel, lanes);
        Kernels kernels = load(List.of(plan), lanes);
        int arrays =
                plan.inputs().size() + plan.outputs().size() + plan.working().size();
        for (int batch : batches) {
            for (int special : new int[] {0, 20}) {
                Numbers expected = new Numbers(plan, kernels, Math.max(batch, 1), batch, special);
                new Reference(expected, batch).run(kernel);
                for (Team team : teams) {
                    Numbers actual = new Numbers(plan, kernels, Math.max(batch, 1), batch, special, team);
                    actual.run(batch);
                    String what = kernel.name() + " as " + kernel.how() + ", " + lanes + " lanes, batch " + batch + ", "
                            + team.size() + " threads";
                    expected.assertSame(actual, arrays, what);
                }
            }
        }
    }
}
