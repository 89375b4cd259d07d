package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import java.util.List;
import java.util.stream.IntStream;

/** Axes as the author counts them: from 0, or negative from the end; one or a list. */
public final class AxisList {
    private AxisList() {}

    /** The axes, counted from 0, of a tensor that messages call {@code of}. */
    public static List<Integer> of(Operand axes, int rank, String of) {
        List<Value> items = axes.value() instanceof ListOf list ? list.items() : List.of(axes.value());
        List<Integer> result =
                items.stream().map(item -> axis(axes, item, rank, of)).toList();
        if (result.stream().distinct().count() != result.size()) {
            throw Refusal.at(axes, "an axis is named twice in " + axes.value(), "");
        }
        return result;
    }

    /** One axis. */
    public static int one(Operand axis, int rank, String of) {
        return axis(axis, axis.value(), rank, of);
    }

    private static int axis(Operand operand, Value value, int rank, String of) {
        if (!(value instanceof Num num) || !num.isPlain() || !num.isWhole()) {
            throw Refusal.at(
                    operand, "an axis is a whole number or a list of them; found " + value, "the last axis is -1");
        }
        int axis = (int) num.number();
        if (axis < -rank || axis >= rank) {
            throw Refusal.at(operand, "axis " + num + " of " + of + ", which has " + existing(rank), hint(rank));
        }
        return axis < 0 ? axis + rank : axis;
    }

    private static String hint(int rank) {
        return rank == 0 ? "" : "the last axis is -1";
    }

    private static String existing(int rank) {
        return switch (rank) {
            case 0 -> "no axes";
            case 1 -> "only axis 0 (or -1)";
            default ->
                "axes " + listed(IntStream.range(0, rank).boxed().toList()) + " (or "
                        + listed(IntStream.range(-rank, 0).boxed().toList()) + ")";
        };
    }

    private static String listed(List<Integer> axes) {
        String most = String.join(
                ", ",
                axes.subList(0, axes.size() - 1).stream().map(String::valueOf).toList());
        return most + " and " + axes.getLast();
    }
}
