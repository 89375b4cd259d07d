package dev.sinter.ir.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The dimensions of a tensor, outermost first. At most one of them is open. */
public record Shape(List<Dim> dims) {
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
        if (dims.stream().filter(Dim::batch).count() > 1) {
            throw new Mismatch("batch lands twice in " + print(dims));
        }
    }

    public static Shape of(Dim... dims) {
        return new Shape(List.of(dims));
    }

    public static Shape of(long... dims) {
        return new Shape(LongStream.of(dims).mapToObj(Dim::of).toList());
    }

    public int rank() {
        return dims.size();
    }

    public Dim dim(int axis) {
        return dims.get(axis);
    }

    /** How many numbers a tensor of this shape holds. */
    public Dim size() {
        return dims.stream().reduce(Dim.ONE, Dim::times);
    }

    /** How many numbers it holds for so many samples. */
    public long size(long samples) {
        return size().at(samples);
    }

    public boolean isBatched() {
        return dims.stream().anyMatch(Dim::batch);
    }

    /** This shape with one dimension replaced. */
    public Shape with(int axis, Dim dim) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis, dim);
        return new Shape(changed);
    }

    /** This shape without the given axes. */
    public Shape without(List<Integer> axes) {
        List<Dim> kept = new ArrayList<>();
        for (int i = 0; i < rank(); i++) {
            if (!axes.contains(i)) {
                kept.add(dim(i));
            }
        }
        return new Shape(kept);
    }

    @Override
    public String toString() {
        return print(dims);
    }

    private static String print(List<Dim> dims) {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
