package dev.sinter.ir.scalar;

import dev.sinter.runtime.DType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A formula on single numbers: what an elementwise operation computes for one element. One formula serves the
 * interpreter, constant folding, fusion (by substitution) and both forms of generated code, so all of them give the
 * same bits.
 *
 * <p>A formula is a graph: a part that is used twice is one object and is computed once.
 */
public sealed interface Scalar permits Scalar.In, Scalar.Lit, Scalar.Index, Scalar.Call {
    DType type();

    /** The number read from operand {@code position}. */
    record In(int position, DType type) implements Scalar {
        @Override
        public String toString() {
            return "x" + position;
        }
    }

    /** A constant, already rounded to its type. */
    record Lit(double value, DType type) implements Scalar {
        public Lit {
            value = type == DType.F32 ? (float) value : value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lit lit
                    && lit.type == type
                    && Double.doubleToLongBits(lit.value) == Double.doubleToLongBits(value);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value) * 31 + type.hashCode();
        }

        @Override
        public String toString() {
            if (type.isFloat()) {
                return type == DType.F32 ? Float.toString((float) value) : Double.toString(value) + "d";
            }
            return type == DType.BOOL ? Boolean.toString(value != 0) : Long.toString((long) value);
        }
    }

    /** The position of the element along loop {@code loop}, or its flat position for -1; an i64. */
    record Index(int loop) implements Scalar {
        public static final int FLAT = -1;

        @Override
        public DType type() {
            return DType.I64;
        }

        @Override
        public String toString() {
            return loop == FLAT ? "index" : "index" + loop;
        }
    }

    /** A function of other numbers. Equality is identity, as a shared part must stay one. */
    final class Call implements Scalar {
        private final Fn fn;
        private final List<Scalar> args;
        private final DType type;

        private Call(Fn fn, List<Scalar> args, DType type) {
            this.fn = fn;
            this.args = List.copyOf(args);
            this.type = type;
        }

        public Fn fn() {
            return fn;
        }

        public List<Scalar> args() {
            return args;
        }

        public Scalar arg(int position) {
            return args.get(position);
        }

        @Override
        public DType type() {
            return type;
        }

        @Override
        public String toString() {
            return ScalarText.print(this);
        }
    }

    /** All parts of some formulas, themselves included, each once; a part comes before its own. */
    static Set<Scalar> parts(Collection<? extends Scalar> formulas) {
        Set<Scalar> parts = new LinkedHashSet<>();
        Deque<Scalar> open = new ArrayDeque<>(List.copyOf(formulas));
        while (!open.isEmpty()) {
            Scalar part = open.pop();
            if (parts.add(part) && part instanceof Call call) {
                call.args.reversed().forEach(open::push);
            }
        }
        return parts;
    }

    /** How many functions some formulas apply, a shared part counting once. */
    static int functions(Collection<? extends Scalar> formulas) {
        return (int) parts(formulas).stream().filter(Call.class::isInstance).count();
    }

    /** A call whose type follows from its function and arguments. */
    static Scalar call(Fn fn, Scalar... args) {
        List<Scalar> list = List.of(args);
        return new Call(fn, list, fn.infer(list.stream().map(Scalar::type).toList()));
    }

    /** The number turned into another type, by the rules of {@link Fn#CAST}. */
    static Scalar cast(Scalar x, DType type) {
        return x.type() == type ? x : new Call(Fn.CAST, List.of(x), type);
    }

    static Scalar lit(double value, DType type) {
        return new Lit(value, type);
    }

    /** An i64 whose size is below 2^53. */
    static Scalar whole(long value) {
        return new Lit((double) value, DType.I64);
    }
}
