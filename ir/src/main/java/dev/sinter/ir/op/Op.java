package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * What a node does. One record per operation, one file per record; its components are its attributes and give equality
 * and text ({@code sum(%3, axes=[1])}). The families say how an operation is evaluated and compiled, so that no stage
 * names single operations.
 */
public sealed interface Op {
    /**
     * The type of the result.
     *
     * @throws Mismatch when the inputs do not fit
     */
    TensorType infer(List<TensorType> inputs);

    /**
     * The gradients that flow to the inputs when {@code dy} arrives at {@code y}, one per input; empty where none flows
     * (integers, stop_gradient). New nodes are added to {@code b}.
     */
    List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy);

    /** Values that come from outside the graph. */
    sealed interface Source extends Op permits Input, Stored, Constant, Seed, Step {
        @Override
        default List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
            return List.of();
        }
    }

    /** y[i] = body(x0[i], x1[i], ...): all inputs and the result have one shape. */
    sealed interface Pointwise extends Op
            permits Abs,
                    Add,
                    And,
                    Cast,
                    Ceil,
                    CheckIndex,
                    Cos,
                    Div,
                    Equal,
                    Erf,
                    Exp,
                    Expm1,
                    Floor,
                    IsFinite,
                    Less,
                    LessEqual,
                    Log,
                    Log1p,
                    Max,
                    Min,
                    Mod,
                    Mul,
                    Neg,
                    Not,
                    NotEqual,
                    Or,
                    Pow,
                    Round,
                    Select,
                    Sign,
                    Sin,
                    Sqrt,
                    StopGradient,
                    Sub,
                    Tanh,
                    WithDerivative {
        /** The formula for one element; its type is the type of the result. */
        Scalar body(List<Scalar> x);

        @Override
        default TensorType infer(List<TensorType> inputs) {
            Shape shape = inputs.get(0).shape();
            for (TensorType input : inputs) {
                if (!input.shape().equals(shape)) {
                    throw new Mismatch("shapes differ: " + inputs);
                }
            }
            return new TensorType(check(inputs.stream().map(TensorType::dtype).toList()), shape);
        }

        /** What the numbers must fulfil, or empty when any will do. */
        default Optional<IndexLimit> indexLimit() {
            return Optional.empty();
        }

        /** The type of the result for inputs of these types, which are checked. */
        DType check(List<DType> inputs);
    }

    /** y[i] = body(scalars..., i): a tensor made from the positions of its elements; inputs have rank 0. */
    sealed interface Generate extends Op permits Iota, RandomUniform, RandomNormal, RandomTruncatedNormal {
        Shape shape();

        /**
         * The formula for the element at flat position {@code index} (an i64, in row-major order of {@link #shape()}).
         */
        Scalar body(List<Scalar> inputs, Scalar index);

        @Override
        default List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
            return y.inputs().stream().map(_ -> Optional.<Node>empty()).toList();
        }
    }

    /** The elements of one tensor in another arrangement; nothing is computed. */
    sealed interface View extends Op permits Reshape, Transpose, Broadcast, Slice, Windows, Diagonals {}

    /** Axes combined into one number each, in the canonical order of design section 7; the axes disappear. */
    sealed interface Reduce extends Op permits Sum, Prod, ReduceMax, ReduceMin, ArgMax, ArgMin {
        /** The axes that disappear, ascending, not empty. */
        List<Integer> axes();
    }

    /**
     * Sums of products over affine positions of two tensors: one fused multiply-add chain for each element of the
     * result.
     */
    sealed interface Contract extends Op permits MatMul, Convolve, KernelGradient {
        /** Which elements meet. */
        Nest nest(List<TensorType> inputs);
    }

    /** One tensor put together from parts, each element copied once. */
    sealed interface Assemble extends Op permits Concat, Pad {}

    /** The value of one side, chosen by the one bool of input 0; the sides are the other inputs, and only one is computed. */
    sealed interface Branch extends Op permits If {}

    /**
     * What depends on the values of whole numbers, or from element to element on what came before, so that no loops over
     * affine positions can do it.
     */
    sealed interface Ordered extends Op permits Gather, ScatterAdd, CumSum, ArgSort {}

    /** A request for a derivative; the differentiation pass replaces it. */
    sealed interface Derivative extends Op permits Gradient {}
}
