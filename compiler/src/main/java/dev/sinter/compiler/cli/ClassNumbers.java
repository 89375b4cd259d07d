package dev.sinter.compiler.cli;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.data.NdArray;

/** Whole columns of data against the ranges that a program demands, so that the last label is looked at before a long training. */
final class ClassNumbers {
    private ClassNumbers() {}

    /**
     * @param name what a message calls the column
     * @throws OutOfRangeException when a number of the column is not among the classes of the model
     */
    static void check(Graph program, String input, String name, NdArray column) {
        for (Node node : program.nodes()) {
            if (node.op() instanceof CheckIndex(long limit, String _)
                    && node.input(0).op() instanceof Input fed
                    && fed.name().equals(input)) {
                check(column, limit, name, node.origin().toString());
            }
        }
    }

    private static void check(NdArray column, long limit, String name, String place) {
        int perSample = Math.max(1, column.sampleSize());
        for (int i = 0; i < column.size(); i++) {
            long value = number(column, i);
            if (value < 0 || value >= limit) {
                throw new OutOfRangeException(name, i, value, limit, place).inSample(i / perSample);
            }
        }
    }

    private static long number(NdArray column, int index) {
        return column.dtype() == DType.U8
                ? column.bytes()[index] & 0xff
                : column.dtype() == DType.I32 ? column.ints()[index] : column.longs()[index];
    }
}
