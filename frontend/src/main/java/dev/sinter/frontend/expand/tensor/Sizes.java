package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers as sizes, and sizes as numbers. */
public final class Sizes {
    private static final long LARGEST = Integer.MAX_VALUE;

    private Sizes() {}

    /** The sizes of a shape as a list. */
    public static ListOf list(List<Dim> dims) {
        return new ListOf(dims.stream().<Value>map(Num::of).toList());
    }

    /** A list of sizes as a shape. */
    public static Shape shape(Operand operand) {
        if (!(operand.value() instanceof ListOf list)) {
            throw Refusal.at(operand, "a shape is a list of sizes; " + operand.described(), "write `[...]`");
        }
        List<Dim> dims = IntStream.range(0, list.items().size())
                .mapToObj(i -> dim(operand.item(i), list.items().get(i)))
                .toList();
        return shape(operand, dims);
    }

    /** These sizes as a shape. */
    public static Shape shape(Operand blamed, List<Dim> dims) {
        if (dims.stream().filter(Dim::batch).count() > 1) {
            throw Refusal.at(blamed, "`batch` lands twice in " + list(dims), "");
        }
        return new Shape(dims);
    }

    /** One size. */
    public static Dim dim(Operand blamed, Value value) {
        if (!(value instanceof Num num)) {
            throw Refusal.at(blamed, "a size is a whole number; found " + value, "");
        }
        if (!num.isWhole()) {
            throw Refusal.at(
                    blamed,
                    "a size is a whole number; " + blamed.described(),
                    Double.isInfinite(num.number()) ? "" : "write `floor(" + blamed.text() + ")`");
        }
        if (num.number() < 0 || num.number() > LARGEST || num.batches() < 0 || num.batches() > 1) {
            throw Refusal.at(
                    blamed,
                    "a size is a number from 0 on or `k * batch`; " + blamed.described(),
                    num.number() == -1 ? "the number of samples is `batch`" : "");
        }
        return new Dim((long) num.number(), num.batches() == 1);
    }

    /**
     * The shape that {@code [batch, -1]} means for so many numbers.
     *
     * @param whole the size of the tensor to be reshaped
     */
    public static Shape completed(Operand operand, Shape from) {
        if (!(operand.value() instanceof ListOf list)) {
            return shape(operand);
        }
        List<Dim> dims = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < list.items().size(); i++) {
            boolean isOpen = Arithmetic.isNumber(list.items().get(i), -1);
            open = isOpen ? i : open;
            dims.add(isOpen ? Dim.ONE : dim(operand.item(i), list.items().get(i)));
        }
        if (open >= 0) {
            dims.set(open, missing(operand, from.size(), shape(operand, dims).size()));
        }
        return shape(operand, dims);
    }

    private static Dim missing(Operand operand, Dim whole, Dim known) {
        boolean fits = known.count() > 0 && whole.count() % known.count() == 0 && (whole.batch() || !known.batch());
        if (!fits) {
            String numbers =
                    whole.batch() && known.batch() ? whole.count() + " numbers per sample" : whole + " numbers";
            throw Refusal.at(
                    operand,
                    numbers + " do not divide into " + operand.value(),
                    whole.batch() && known.batch()
                            ? "the other sizes multiply to " + known.count() + ", which must divide " + whole.count()
                            : "");
        }
        return new Dim(whole.count() / known.count(), whole.batch() && !known.batch());
    }
}
