package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Mismatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Windows that move over spatial axes, which stand behind the axis of samples: place {@code t} of window {@code i} is
 * at {@code i * stride + t * dilation}.
 *
 * @param sizes how many places a window has along each spatial axis
 */
record Windowing(List<Long> sizes, List<Long> strides, List<Long> dilation) {
    static Windowing of(List<Dim> sizes, List<Long> strides, List<Long> dilation) {
        if (sizes.stream().anyMatch(Dim::batch)) {
            throw new Mismatch("a window cannot be of the size of the batch: " + sizes);
        }
        return new Windowing(sizes.stream().map(Dim::count).toList(), strides, dilation);
    }

    static List<Long> ones(int spatial) {
        return Collections.nCopies(spatial, 1L);
    }

    /** All lists speak of the same axes, with numbers from 1 on. */
    @SafeVarargs
    static void check(List<Long>... lists) {
        boolean fits = Stream.of(lists).map(List::size).distinct().count() == 1
                && !lists[0].isEmpty()
                && Stream.of(lists).flatMap(List::stream).allMatch(number -> number > 0);
        if (!fits) {
            throw new Mismatch("one number from 1 on for each spatial axis is needed, found " + List.of(lists));
        }
    }

    /** How many numbers a window reaches over. */
    long reach(int axis) {
        return (sizes.get(axis) - 1) * dilation.get(axis) + 1;
    }

    /** How many windows fit, for each spatial axis. */
    List<Dim> places(List<Dim> spatial) {
        List<Dim> places = new ArrayList<>();
        for (int axis = 0; axis < spatial.size(); axis++) {
            Dim size = spatial.get(axis);
            if (size.batch() || reach(axis) > size.count() || sizes.get(axis) < 1) {
                throw new Mismatch("a window of " + sizes.get(axis) + " places, " + dilation.get(axis)
                        + " apart, does not fit into " + size);
            }
            places.add(Dim.of((size.count() - reach(axis)) / strides.get(axis) + 1));
        }
        return places;
    }

    /** Where a place of a window stands along an axis, in terms of the loops over windows and over places. */
    Nest.Coordinate coordinate(int axis, int windows, int places, int loops, boolean reversal) {
        long apart = dilation.get(axis);
        return new Nest.Coordinate(0, Collections.nCopies(loops, 0L))
                .plus(0, windows, strides.get(axis))
                .plus(reversal ? reach(axis) - 1 : 0, places, reversal ? -apart : apart);
    }

    /**
     * Zeros between and around windows, such that a window over them, moving by 1, has place by place what belongs to one
     * number of the images.
     *
     * @param image the dimensions of the images
     * @param rank of the tensor with one number for each window
     */
    Pad spread(List<Dim> image, int rank) {
        List<Long> low = new ArrayList<>(Collections.nCopies(rank, 0L));
        List<Long> high = new ArrayList<>(low);
        List<Long> interior = new ArrayList<>(low);
        List<Dim> places = places(image.subList(1, 1 + sizes.size()));
        for (int axis = 0; axis < sizes.size(); axis++) {
            long used = (places.get(axis).count() - 1) * strides.get(axis) + reach(axis);
            low.set(1 + axis, reach(axis) - 1);
            high.set(1 + axis, reach(axis) - 1 + image.get(1 + axis).count() - used);
            interior.set(1 + axis, strides.get(axis) - 1);
        }
        return new Pad(low, high, interior, 0);
    }
}
