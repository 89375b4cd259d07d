package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.codegen.code.CodeClass;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapTest {
    private static final Schedule MAP = new Schedule(Schedule.Form.MAP, 1, 2);

    private static void check(Fixture fixture, int... batches) {
        for (int lanes : new int[] {4, 8, 16}) {
            Compiled.check(fixture, MAP, lanes, batches);
        }
    }

    private static CodeClass code(Fixture fixture, int lanes) {
        return KernelClass.build(
                "test.Generated",
                "test.model",
                List.of(fixture.plan(fixture.kernel().with(MAP), lanes)),
                lanes);
    }

    /** y[i] = max(x[i] + b, 0) * r, in place, r being a power that is the same for all. */
    private static Fixture shifted(Dim size) {
        Fixture f = new Fixture("shifted").loop("i", size);
        Buffer x = f.array("x", DType.F32, size);
        Buffer b = f.array("b", DType.F32, dim(1));
        Buffer step = new Buffer("step", DType.I64, Extent.ONE, new Place.Step());
        Scalar sum = Scalar.call(Fn.ADD, f.read(x, 1), f.read(b, 0));
        Scalar power = Scalar.call(Fn.STRICT_POW, Scalar.lit(0.9, DType.F32), Scalar.cast(f.read(step, 0), DType.F32));
        Scalar kept = Scalar.call(Fn.MAX, sum, Scalar.lit(0, DType.F32));
        return f.write(x, Scalar.call(Fn.MUL, kept, power), 1);
    }

    @Test
    void everySizeIsTheReference() {
        for (long n : new long[] {1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 100, 300}) {
            check(shifted(dim(n)), 1);
            check(shifted(new Dim(n, true)), 0, 1, 3, 50);
        }
    }

    @Test
    void formulasThatTakeLongAreVectorsToTheLast() {
        for (Dim size : List.of(dim(3), dim(8), dim(21), Dim.BATCH)) {
            Fixture f = new Fixture("long").loop("i", dim(2)).loop("j", size);
            Buffer x = f.array("x", DType.F32, dim(2), size);
            Buffer y = f.array("y", DType.F32, dim(2));
            Scalar value = Examples.longFormula(
                    f.readFrom(x, 0, Extent.of(size), Extent.ONE), f.readFrom(y, 0, Extent.ONE, Extent.ZERO));
            check(f.write(x, value, Extent.of(size), Extent.ONE), 0, 1, 3, 4, 5, 12, 16, 50);
        }
    }

    @Test
    void rowsShareWhatIsReadAlongThem() {
        Fixture f = new Fixture("biased").loop("i", Dim.BATCH).loop("j", dim(21));
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(21));
        Buffer b = f.array("b", DType.F32, dim(21));
        Buffer s = f.array("s", DType.F32, Dim.BATCH);
        Buffer positive = f.array("positive", DType.I32, Dim.BATCH, dim(21));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(21));
        Scalar sum = Scalar.call(Fn.FMA, f.read(x, 21, 1), f.read(s, 1, 0), f.read(b, 0, 1));
        Scalar mask = Scalar.call(Fn.LT, Scalar.lit(0, DType.F32), sum);
        f.write(positive, Scalar.cast(mask, DType.I32), 21, 1);
        check(f.write(out, Scalar.call(Fn.SELECT, mask, sum, Scalar.lit(-1, DType.F32)), 21, 1), 0, 1, 3, 50);
    }

    @Test
    void bytesBecomeFloats() {
        Fixture f = new Fixture("pixels").loop("i", new Dim(37, true));
        Scalar pixel = Scalar.cast(f.read(f.array("x", DType.U8, new Dim(37, true)), 1), DType.F32);
        Scalar value = Scalar.call(Fn.DIV, pixel, Scalar.lit(255, DType.F32));
        check(f.write(f.array("out", DType.F32, new Dim(37, true)), value, 1), 0, 1, 3, 50);
    }

    @Test
    void masksAreCombined() {
        Fixture f = new Fixture("inside").loop("i", dim(37));
        Scalar x = f.read(f.array("x", DType.F32, dim(37)), 1);
        Scalar n = f.read(f.array("n", DType.I32, dim(37)), 1);
        Scalar low = Scalar.call(Fn.LE, Scalar.lit(-1, DType.F32), x);
        Scalar high = Scalar.call(Fn.NOT, Scalar.call(Fn.LT, Scalar.lit(1, DType.F32), x));
        Scalar odd = Scalar.call(Fn.NE, Scalar.call(Fn.AND, n, Scalar.lit(1, DType.I32)), Scalar.lit(0, DType.I32));
        Scalar inside = Scalar.call(Fn.OR, Scalar.call(Fn.AND, low, high), odd);
        check(
                f.write(
                        f.array("out", DType.F32, dim(37)),
                        Scalar.call(Fn.SELECT, inside, x, Scalar.cast(odd, DType.F32)),
                        1),
                1);
    }

    @Test
    void vectorsAreUsedWhereTheyCanBe() {
        assertTrue(code(shifted(dim(40)), 8).toString().contains("FloatVector.SPECIES_256"));
    }

    @Test
    void whatHasNoVectorFormIsDoneAsPlainLoops() {
        Fixture f = new Fixture("floor").loop("i", dim(37));
        Scalar x = f.read(f.array("x", DType.F32, dim(37)), 1);
        f.write(f.array("out", DType.F32, dim(37)), Scalar.call(Fn.FLOOR, x), 1);
        assertFalse(code(f, 8).toString().contains("Vector"));
        check(f, 1);
    }

    @Test
    void aVectorOfBytesIsWidened() {
        Fixture f = new Fixture("pixels").loop("i", dim(16));
        Scalar pixel = Scalar.cast(f.read(f.array("x", DType.U8, dim(16)), 1), DType.F32);
        f.write(f.array("out", DType.F32, dim(16)), pixel, 1);
        assertEquals("""
            private static void pixels(byte[] x, float[] out) {
                // line 12
                for (int i = 0; i < 16; i += 16) {
                    IntVector x0 = ((IntVector) ByteVector.fromArray(ByteVector.SPECIES_64, x, i).convertShape(VectorOperators.B2I, IntVector.SPECIES_256, 0)).and(IntVector.broadcast(IntVector.SPECIES_256, 255));
                    ((FloatVector) x0.convert(VectorOperators.I2F, 0)).intoArray(out, i);
                    IntVector x0_2 = ((IntVector) ByteVector.fromArray(ByteVector.SPECIES_64, x, i + 8).convertShape(VectorOperators.B2I, IntVector.SPECIES_256, 0)).and(IntVector.broadcast(IntVector.SPECIES_256, 255));
                    ((FloatVector) x0_2.convert(VectorOperators.I2F, 0)).intoArray(out, i + 8);
                }
            }
            """, code(f, 8).methods().getLast().toString());
    }
}
