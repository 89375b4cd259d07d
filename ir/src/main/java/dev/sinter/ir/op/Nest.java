package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The loops of a contraction. Output loops are the dimensions of the result, reduction loops follow; {@code
 * coordinates.get(i).get(d)} says where input {@code i} is read along its dimension {@code d}.
 *
 * @param outputs the sizes of the output loops, which are the dimensions of the result
 * @param reductions the sizes of the reduction loops; their order is the order of the sum
 * @param coordinates for each input, for each of its dimensions
 */
public record Nest(List<Dim> outputs, List<Dim> reductions, List<List<Coordinate>> coordinates) {
    public Nest {
        outputs = List.copyOf(outputs);
        reductions = List.copyOf(reductions);
        coordinates = coordinates.stream().map(List::copyOf).toList();
    }

    /**
     * A place along one dimension: {@code start + steps[0] * loop0 + steps[1] * loop1 + ...}.
     *
     * @param steps one for each loop
     */
    public record Coordinate(long start, List<Long> steps) {
        public Coordinate {
            steps = List.copyOf(steps);
        }

        /** The position of one of so many loops. */
        static Coordinate loop(int loop, int loops) {
            return new Coordinate(0, Collections.nCopies(loops, 0L)).plus(0, loop, 1);
        }

        /** Moved by a constant, and further by so much with each turn of a loop. */
        Coordinate plus(long more, int loop, long step) {
            List<Long> changed = new ArrayList<>(steps);
            changed.set(loop, changed.get(loop) + step);
            return new Coordinate(start + more, changed);
        }
    }
}
