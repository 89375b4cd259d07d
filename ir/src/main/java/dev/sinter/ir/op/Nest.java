package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import java.util.List;

/**
 * The loops of a contraction. Output loops are the dimensions of the result, reduction loops follow; position {@code d}
 * of input {@code i} is the sum over loops of {@code maps.get(i).get(d)[loop] * loop}.
 *
 * @param outputs the sizes of the output loops, which are the dimensions of the result
 * @param reductions the sizes of the reduction loops; their order is the order of the sum
 * @param maps for each input, for each of its dimensions, one coefficient per loop
 */
public record Nest(List<Dim> outputs, List<Dim> reductions, List<List<List<Integer>>> maps) {
    public Nest {
        outputs = List.copyOf(outputs);
        reductions = List.copyOf(reductions);
        maps = List.copyOf(maps);
    }
}
