package dev.sinter.optimizer.plan.access;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.op.Nest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which element of a tensor each turn of a kernel's loops looks at. The tensor is seen as having the dimensions {@code dims}; any
 * shape with the same elements will do, so a reshape changes nothing until someone asks for other axes.
 *
 * @param dims as which shape the tensor is seen
 * @param coords the coordinate along each of these dimensions
 */
public record Position(List<Dim> dims, List<Affine> coords) {
    public Position {
        dims = List.copyOf(dims);
        coords = List.copyOf(coords);
    }

    /** Each of the first loops walks along one dimension; the others do not move. */
    public static Position identity(List<Dim> dims, int loops) {
        List<Affine> coords = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            coords.add(Affine.loop(i, loops));
        }
        return new Position(dims, coords);
    }

    /** The coordinates that a contraction states. */
    public static Position of(List<Dim> dims, List<Nest.Coordinate> coordinates) {
        List<Affine> coords = coordinates.stream()
                .map(at -> new Affine(
                        Extent.of(at.start()),
                        at.steps().stream().map(Extent::of).toList()))
                .toList();
        return new Position(dims, coords);
    }

    /** Each dimension is walked along by one of the loops. */
    public static Position along(List<Dim> dims, List<Integer> walking, int loops) {
        return new Position(
                dims, walking.stream().map(loop -> Affine.loop(loop, loops)).toList());
    }

    /** The place in row-major order; {@code loops} is how many loops there are. */
    public Affine flat(int loops) {
        Affine flat = Affine.constant(Extent.ZERO, loops);
        for (int axis = 0; axis < dims.size(); axis++) {
            flat = flat.times(dims.get(axis)).plus(coords.get(axis));
        }
        return flat;
    }

    /** The same elements with coordinates along other dimensions, or empty when those are not affine in the loops. */
    Optional<Position> as(List<Dim> target, List<Dim> loops) {
        if (target.equals(dims)) {
            return Optional.of(this);
        }
        if (target.stream().anyMatch(d -> d.count() == 0)) {
            return Optional.of(new Position(
                    target, Collections.nCopies(target.size(), Affine.constant(Extent.ZERO, loops.size()))));
        }
        List<Affine> result = new ArrayList<>();
        int from = 0;
        int to = 0;
        while (from < dims.size() || to < target.size()) {
            int fromEnd = from;
            int toEnd = to;
            Dim left = Dim.ONE;
            Dim right = Dim.ONE;
            do {
                if (isShort(left, right, fromEnd < dims.size(), toEnd < target.size())) {
                    left = left.times(dims.get(fromEnd++));
                } else {
                    right = right.times(target.get(toEnd++));
                }
            } while (!left.equals(right));
            Affine joined = new Position(dims.subList(from, fromEnd), coords.subList(from, fromEnd)).flat(loops.size());
            Optional<List<Affine>> parts = split(joined, target.subList(to, toEnd), loops);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            result.addAll(parts.get());
            from = fromEnd;
            to = toEnd;
        }
        return Optional.of(new Position(target, result));
    }

    /** Whether the left product takes the next dimension. */
    private static boolean isShort(Dim left, Dim right, boolean leftHasMore, boolean rightHasMore) {
        if (!leftHasMore || !rightHasMore) {
            return leftHasMore;
        }
        return left.batch() == right.batch() ? left.count() <= right.count() : right.batch();
    }

    private static Optional<List<Affine>> split(Affine joined, List<Dim> target, List<Dim> loops) {
        List<Affine> parts = new ArrayList<>();
        Affine rest = joined;
        for (int axis = target.size() - 1; axis > 0; axis--) {
            Optional<Affine.Parts> divided = rest.divide(target.get(axis), loops);
            if (divided.isEmpty()) {
                return Optional.empty();
            }
            parts.add(divided.get().remainder());
            rest = divided.get().quotient();
        }
        if (!target.isEmpty()) {
            parts.add(rest);
        }
        Collections.reverse(parts);
        return Optional.of(parts);
    }
}
