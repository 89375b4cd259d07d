package dev.sinter.compiler.nan;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Node;
import java.util.List;

/**
 * A value of the graph with a number that is not finite, though what it was made from is.
 *
 * @param value all its numbers
 * @param index the place of the first such number among them
 * @param operands the values of its inputs
 */
record Culprit(Node node, Tensor value, int index, List<Tensor> operands) {}
