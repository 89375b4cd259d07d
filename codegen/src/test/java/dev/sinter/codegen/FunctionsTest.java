package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final Set<Fn> OWN_TYPES =
            EnumSet.of(Fn.CAST, Fn.BITS, Fn.FROM_BITS, Fn.SHIFT_LEFT, Fn.SHIFT_RIGHT, Fn.SELECT);

    /** Scalar code and, where there is a form for it, vectors. */
    private static void check(Fixture fixture) {
        Compiled.check(fixture, Schedule.LOOPS, 1, 1);
        for (int lanes : new int[] {4, 8}) {
            Compiled.check(fixture, new Schedule(Schedule.Form.MAP, 1, 2), lanes, 1);
        }
    }

    private static int arity(Fn fn) {
        return switch (fn) {
            case FMA, SELECT -> 3;
            case ADD, SUB, MUL, DIV, MOD, MAX, MIN, EQ, NE, LT, LE, AND, OR, SHIFT_LEFT, SHIFT_RIGHT, STRICT_POW -> 2;
            case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_TRUNCATED_NORMAL -> 4;
            default -> 1;
        };
    }

    private static boolean takes(Fn fn, DType type) {
        return switch (fn) {
            case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_TRUNCATED_NORMAL -> type == DType.I64;
            case AND, OR, NOT -> !type.isFloat();
            case EQ, NE, MAX, MIN -> true;
            case SQRT,
                    STRICT_EXP,
                    STRICT_EXPM1,
                    STRICT_LOG,
                    STRICT_LOG1P,
                    STRICT_TANH,
                    STRICT_SIN,
                    STRICT_COS,
                    STRICT_POW -> type.isFloat();
            default -> type != DType.BOOL;
        };
    }

    @Test
    void everyFunctionOfEveryTypeIsTheReference() {
        for (Fn fn : EnumSet.complementOf(EnumSet.copyOf(OWN_TYPES))) {
            for (DType type : DType.values()) {
                if (takes(fn, type)) {
                    Fixture f = new Fixture("fn_" + fn);
                    List<Scalar> args = new ArrayList<>();
                    f.loop("i", dim(300));
                    for (int a = 0; a < arity(fn); a++) {
                        args.add(f.read(f.array("x" + a, type, dim(300)), 1));
                    }
                    Scalar value = Scalar.call(fn, args.toArray(Scalar[]::new));
                    check(f.write(f.array("out", value.type(), dim(300)), value, 1));
                }
            }
        }
    }

    @Test
    void everyCastIsTheReference() {
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                if (from != to) {
                    Fixture f = new Fixture("cast_" + from + "_" + to).loop("i", dim(300));
                    Scalar scaled = f.read(f.array("x", from, dim(300)), 1);
                    Scalar value = Scalar.cast(
                            from.isFloat() ? Scalar.call(Fn.MUL, scaled, Scalar.lit(200, from)) : scaled, to);
                    check(f.write(f.array("out", to, dim(300)), value, 1));
                }
            }
        }
    }

    @Test
    void selectTakesTheSecondWhereTheFirstIsTrue() {
        for (DType type : DType.values()) {
            Fixture f = new Fixture("select_" + type).loop("i", dim(300));
            Scalar x = f.read(f.array("x", type, dim(300)), 1);
            Scalar y = f.read(f.array("y", type, dim(300)), 1);
            Scalar value = Scalar.call(Fn.SELECT, Scalar.call(Fn.EQ, x, y), y, x);
            check(f.write(f.array("out", type, dim(300)), value, 1));
        }
    }

    @Test
    void floatsAreTakenApartAndPutTogether() {
        Fixture f = new Fixture("bits").loop("i", dim(300));
        Scalar x = f.read(f.array("x", DType.F32, dim(300)), 1);
        Scalar number = Scalar.call(Fn.SELECT, Scalar.call(Fn.EQ, x, x), x, Scalar.lit(1, DType.F32));
        Scalar bits = Scalar.call(Fn.BITS, number);
        Scalar shifted = Scalar.call(Fn.SHIFT_RIGHT, bits, Scalar.lit(23, DType.I32));
        Scalar exponent = Scalar.call(Fn.AND, shifted, Scalar.lit(255, DType.I32));
        Scalar power = Scalar.call(Fn.FROM_BITS, Scalar.call(Fn.SHIFT_LEFT, exponent, Scalar.lit(23, DType.I32)));
        check(f.write(f.array("out", DType.F32, dim(300)), power, 1));
    }

    @Test
    void divisionByAConstantKeepsTheRulesOfZero() {
        for (DType type : new DType[] {DType.I32, DType.I64, DType.U8}) {
            for (int divisor : new int[] {0, 3}) {
                Fixture f = new Fixture("div").loop("i", dim(300));
                Scalar x = f.read(f.array("x", type, dim(300)), 1);
                Scalar d = Scalar.lit(divisor, type);
                Scalar value = Scalar.call(Fn.ADD, Scalar.call(Fn.DIV, x, d), Scalar.call(Fn.MOD, x, d));
                check(f.write(f.array("out", type, dim(300)), value, 1));
            }
        }
    }

    @Test
    void aDeeplySharedFormulaIsComputedOncePerPart() {
        Fixture f = new Fixture("shared").loop("i", Dim.BATCH);
        Scalar x = f.read(f.array("x", DType.F32, Dim.BATCH), 1);
        for (int i = 0; i < 60; i++) {
            x = Scalar.call(Fn.MUL, Scalar.call(Fn.ADD, x, x), Scalar.lit(0.5, DType.F32));
        }
        Scalar value = x;
        Compiled.check(f.write(f.array("out", DType.F32, Dim.BATCH), value, 1), Schedule.LOOPS, 1, 3);
    }
}
