package dev.sinter.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.classfile.MethodTooLarge;
import dev.sinter.codegen.code.CodeClass;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.Share;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelClassTest {
    private static Fixture twice() {
        Fixture f = new Fixture("twice").loop("i", Dim.BATCH);
        Scalar x = f.read(f.array("x", DType.F32, Dim.BATCH), 1);
        return f.write(f.array("y", DType.F32, Dim.BATCH), Scalar.call(Fn.ADD, x, x), 1);
    }

    private static void run(Kernels kernels, int program, Numbers n, int batch) {
        kernels.run(
                program, n.weights, n.optimizer, n.metrics, n.memory, batch, Numbers.SEED, Numbers.STEP, Share.WHOLE);
    }

    @Test
    void printsAsJava() {
        Fixture f = twice();
        assertEquals(
                """
                // lines of test.model
                public final class Generated implements Kernels {
                    public void run(int program, Tensors weights, Tensors optimizer, Tensors metrics, Memory memory, int batch, long seed, long step, Share share) {
                        switch (program) {
                            case 0 -> {
                                Generated.predict(weights, optimizer, metrics, memory, batch, seed, step);
                            }
                            default -> {
                                throw new IndexOutOfBoundsException("no program ".concat(String.valueOf(program)));
                            }
                        }
                    }

                    public String working(int program) {
                        switch (program) {
                            case 0 -> {
                                return "";
                            }
                            default -> {
                                throw new IndexOutOfBoundsException("no program ".concat(String.valueOf(program)));
                            }
                        }
                    }

                    public boolean isSplit(int program) {
                        switch (program) {
                            case 0 -> {
                                return false;
                            }
                            default -> {
                                throw new IndexOutOfBoundsException("no program ".concat(String.valueOf(program)));
                            }
                        }
                    }

                    public int lanes() {
                        return 1;
                    }

                    private static void predict(Tensors weights, Tensors optimizer, Tensors metrics, Memory memory, int batch, long seed, long step) {
                        float[] m0 = memory.f32(0);
                        float[] m1 = memory.f32(1);
                        // line 12
                        Generated.twice(m0, m1, batch);
                    }

                    private static void twice(float[] x, float[] y, int batch) {
                        // line 12
                        for (int i = 0; i < batch; i++) {
                            float x0 = x[i];
                            y[i] = x0 + x0;
                        }
                    }
                }
                """,
                KernelClass.build("test.Generated", "test.model", List.of(f.plan(f.kernel(), 1)), 1)
                        .toString());
    }

    @Test
    void programsShareKernelsThatAreTheSameCode() {
        Fixture f = twice();
        Fixture same = twice();
        Fixture other = new Fixture("twice").loop("i", Dim.BATCH);
        Scalar x = other.read(other.array("x", DType.F32, Dim.BATCH), 1);
        other.write(other.array("y", DType.F32, Dim.BATCH), Scalar.call(Fn.MUL, x, x), 1);
        List<Plan> plans = List.of(f.plan(f.kernel(), 1), same.plan(same.kernel(), 1), other.plan(other.kernel(), 1));
        List<String> names = KernelClass.build("test.Generated", "test.model", plans, 1).methods().stream()
                .map(m -> m.name())
                .toList();
        assertEquals(
                List.of("run", "working", "isSplit", "lanes", "predict", "predict_2", "predict_3", "twice", "twice_2"),
                names);
        Kernels kernels = Compiled.load(plans, 1);
        Numbers n = new Numbers(plans.get(2), kernels, 1, 1, 0);
        n.memory.f32(0)[0] = 5;
        run(kernels, 1, n, 1);
        assertEquals(10, n.memory.f32(1)[0]);
        run(kernels, 2, n, 1);
        assertEquals(25, n.memory.f32(1)[0]);
    }

    @Test
    void theSamePlansGiveTheSameBytes() {
        Fixture f = Examples.dense(Dim.BATCH, 7, 5);
        byte[] first = KernelClass.write("test.Generated", "test.model", List.of(f.plan(f.kernel(), 1)), 1);
        Fixture again = Examples.dense(Dim.BATCH, 7, 5);
        assertArrayEquals(
                first, KernelClass.write("test.Generated", "test.model", List.of(again.plan(again.kernel(), 1)), 1));
    }

    @Test
    void workingArraysAreStatedInWords() {
        Buffer a = new Buffer("a", DType.F32, Extent.of(new Dim(300, true)), new Place.Array(0));
        Buffer b = new Buffer("b", DType.BOOL, Extent.of(7), new Place.Array(1));
        Plan plan = new Plan("training.step", 1, List.of(), List.of(), List.of(a, b), List.of());
        assertEquals("f32:300b bool:7", Compiled.load(List.of(plan), 1).working(0));
    }

    @Test
    void aNumberOutOfRangeIsNamed() {
        for (DType type : new DType[] {DType.I32, DType.I64, DType.U8}) {
            Buffer label = new Buffer("label", type, Extent.of(Dim.BATCH), new Place.Array(0));
            Check check = new Check(label, 10, "label", Fixture.ORIGIN);
            Plan plan = new Plan("predict", 1, List.of(label), List.of(), List.of(), List.of(check));
            Kernels kernels = Compiled.load(List.of(plan), 1);
            Numbers n = new Numbers(plan, kernels, 5, 1, 0);
            for (int i = 0; i < 5; i++) {
                n.set(label, i, ScalarReference.convert(i == 4 ? 12 : i + 6, type));
            }
            run(kernels, 0, n, 4);
            Exception error = assertThrows(OutOfRangeException.class, () -> run(kernels, 0, n, 5));
            assertEquals("label: number 4 is 12; it must be from 0 to 9 (test.model:12:5)", error.getMessage());
            assertEquals("test.model", error.getStackTrace()[0].getFileName());
            assertEquals(12, error.getStackTrace()[0].getLineNumber());
            if (type != DType.U8) {
                n.set(label, 2, ScalarReference.convert(-1, type));
                Exception negative = assertThrows(OutOfRangeException.class, () -> run(kernels, 0, n, 5));
                assertEquals("label: number 2 is -1; it must be from 0 to 9 (test.model:12:5)", negative.getMessage());
            }
        }
    }

    @Test
    void aProgramOfManyKernelsIsCutIntoMethods() {
        Fixture f = twice();
        List<Action> actions = Collections.nCopies(450, f.kernel());
        Plan one = f.plan(f.kernel(), 1);
        Plan plan = new Plan("long", 1, one.inputs(), List.of(), List.of(), actions);
        Kernels kernels = Compiled.load(List.of(plan), 1);
        Numbers n = new Numbers(plan, kernels, 1, 1, 0);
        run(kernels, 0, n, 1);
        assertEquals(2 * n.memory.f32(0)[0], n.memory.f32(1)[0]);
    }

    /** The condition stands in the memory, in a store, or is a constant; a side has as many actions as it needs. */
    @Test
    void actionsOfASideAreDoneWhereItIsChosen() {
        for (boolean holds : new boolean[] {true, false}) {
            for (boolean wanted : new boolean[] {true, false}) {
                Fixture f = twice();
                double number = holds ? 1 : 0;
                List<Buffer> conditions = List.of(
                        f.array("open", DType.BOOL, Dim.ONE),
                        Fixture.stored("open", DType.BOOL, 5, 1),
                        new Buffer("open", DType.BOOL, Extent.ONE, new Place.Table(List.of(number))));
                for (Buffer condition : conditions) {
                    Guarded side = new Guarded(condition, wanted, Collections.nCopies(130, f.kernel()));
                    Plan plan = f.plan(side, 1);
                    Kernels kernels = Compiled.load(List.of(plan), 1);
                    Numbers n = new Numbers(plan, kernels, 1, 1, 0);
                    n.memory.u8(2)[0] = (byte) number;
                    n.weights.bool[5] = (byte) number;
                    n.memory.f32(1)[0] = 99;
                    run(kernels, 0, n, 1);
                    assertEquals(
                            holds == wanted ? 2 * n.memory.f32(0)[0] : 99,
                            n.memory.f32(1)[0]);
                }
            }
        }
    }

    @Test
    void aKernelTooLargeForTheJvmIsRefusedByName() {
        Fixture f = new Fixture("huge").loop("i", Dim.BATCH);
        Scalar x = f.read(f.array("x", DType.F32, Dim.BATCH), 1);
        List<Scalar> terms = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            terms.add(Scalar.call(Fn.SUB, x, Scalar.lit(i, DType.F32)));
        }
        for (int i = 0; i < 1023; i++) {
            terms.add(Scalar.call(Fn.MAX, terms.get(2 * i), terms.get(2 * i + 1)));
        }
        f.write(f.array("y", DType.F32, Dim.BATCH), terms.getLast(), 1);
        Plan plan = f.plan(f.kernel(), 1);
        Exception error = assertThrows(
                MethodTooLarge.class, () -> KernelClass.write("test.Generated", "test.model", List.of(plan), 1));
        assertEquals(
                "generated method huge has so many bytes of bytecode; the JVM compiles at most 8000",
                error.getMessage().replaceAll("has \\d+", "has so many"));
    }

    @Test
    void anUnknownProgramIsAnError() {
        Fixture f = twice();
        Kernels kernels = Compiled.load(List.of(f.plan(f.kernel(), 1)), 1);
        Exception error = assertThrows(IndexOutOfBoundsException.class, () -> kernels.working(3));
        assertEquals("no program 3", error.getMessage());
    }

    @Test
    void numbersOfLanesAreFew() {
        Exception error = assertThrows(
                IllegalArgumentException.class, () -> KernelClass.write("test.Generated", "x", List.of(), 5));
        assertEquals("there are vectors of 4, 8 and 16 lanes and scalar code, not 5", error.getMessage());
    }

    @Test
    void scalarCodeNamesNoVectorClass() {
        for (Schedule.Form form : Schedule.Form.values()) {
            Fixture f = Examples.dense(Dim.BATCH, 17, 40);
            Plan plan = f.plan(f.kernel().with(new Schedule(form, 4, 2)), 1);
            byte[] bytes = KernelClass.write("test.Generated", "test.model", List.of(plan), 1);
            assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("jdk/incubator"), form.toString());
        }
    }

    @Test
    void aTileTooLargeForTheJvmIsCutDown() {
        Fixture f = Examples.update(64, Dim.BATCH, 640);
        Plan plan = f.plan(f.kernel().with(new Schedule(Schedule.Form.TILE, 16, 40)), 8);
        CodeClass code = KernelClass.build("test.Generated", "test.model", List.of(plan), 8);
        for (CodeMethod method : code.methods()) {
            assertTrue(ClassFile.size(method) <= ClassFile.LARGEST, method.name());
        }
        assertTrue(code.toString().contains("FloatVector"));
        Compiled.load(List.of(plan), 8);
    }

    @Test
    void aKernelWithoutLoopsIsOneTurn() {
        Fixture f = new Fixture("rate");
        Scalar x = f.read(f.array("x", DType.F32, Dim.ONE));
        f.write(f.array("y", DType.F32, Dim.ONE), Scalar.call(Fn.MUL, x, x), new Extent[0]);
        for (Schedule.Form form : Schedule.Form.values()) {
            Compiled.check(f, new Schedule(form, 4, 2), 1, 1);
            Compiled.check(f, new Schedule(form, 4, 2), 8, 1);
        }
    }

    @Test
    void loopsOverNothingDoNothing() {
        for (Schedule.Form form : Schedule.Form.values()) {
            for (int lanes : new int[] {1, 8}) {
                Compiled.check(Examples.dense(Dim.of(0), 5, 20), new Schedule(form, 4, 2), lanes, 1);
                Compiled.check(Examples.dense(Dim.BATCH, 0, 20), new Schedule(form, 4, 2), lanes, 1, 3);
                Compiled.check(Examples.dense(Dim.BATCH, 5, 0), new Schedule(form, 4, 2), lanes, 1, 3);
                Compiled.check(Examples.columnSum(Dim.of(0), 20), new Schedule(form, 1, 2), lanes, 1);
            }
        }
    }
}
