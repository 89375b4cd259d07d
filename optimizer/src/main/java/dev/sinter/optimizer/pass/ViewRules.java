package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Concat;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Pad;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Slice;
import dev.sinter.ir.op.Transpose;
import java.util.List;
import java.util.Optional;

/** Equations of arrangement; each method states its own. */
final class ViewRules {
    private ViewRules() {}

    static Optional<Node> apply(Term term) {
        return switch (term.op()) {
            case Constant constant -> splat(term, constant);
            case Op.Source _ -> Optional.empty();
            case Reshape _ -> unchanged(term).or(() -> ofNumber(term)).or(() -> ofSame(term));
            case Broadcast _ -> unchanged(term).or(() -> ofSame(term)).or(() -> broadcastOfOnes(term));
            case Slice slice -> wholeSlice(term, slice).or(() -> ofNumber(term));
            case Transpose transpose ->
                identity(term, transpose)
                        .or(() -> ofNumber(term))
                        .or(() -> transposeOfTranspose(term, transpose))
                        .or(() -> transposeOfOnes(term, transpose));
            case Concat _ ->
                Optional.of(term).filter(t -> t.inputs().size() == 1).map(t -> t.x(0));
            case Pad _ -> unchanged(term);
            default -> Optional.empty();
        };
    }

    /** constant([2, 2]) = broadcast(constant(2)). */
    private static Optional<Node> splat(Term term, Constant constant) {
        boolean isTensor = constant.type().shape().rank() > 0;
        return (isTensor ? Splat.of(constant) : Optional.<Double>empty())
                .map(number -> Constant.filled(term.b(), number, constant.type()));
    }

    /** reshape(x) = x to its own shape, and so for broadcast and pad, which change nothing when the shape stays. */
    private static Optional<Node> unchanged(Term term) {
        return Optional.of(term.x(0)).filter(x -> x.type().equals(term.type()));
    }

    /** reshape(reshape(x)) = reshape(x), broadcast(broadcast(x)) = broadcast(x). */
    private static Optional<Node> ofSame(Term term) {
        Node x = term.x(0);
        return x.op().getClass() == term.op().getClass()
                ? Optional.of(term.add(term.op(), x.input(0)))
                : Optional.empty();
    }

    /** view(broadcast(x)) = broadcast(x) where x is one number. */
    private static Optional<Node> ofNumber(Term term) {
        Node x = term.x(0);
        boolean isNumber =
                x.op() instanceof Broadcast && x.input(0).shape().size().isOne();
        return isNumber && x.input(0).shape().rank() <= term.shape().rank()
                ? Optional.of(term.add(new Broadcast(term.shape()), x.input(0)))
                : Optional.empty();
    }

    /** broadcast(reshape(x)) = broadcast(x) where the reshape only puts axes of size 1 in front, or takes them away. */
    private static Optional<Node> broadcastOfOnes(Term term) {
        if (!(term.x(0).op() instanceof Reshape)) {
            return Optional.empty();
        }
        Node x = term.x(0).input(0);
        boolean onlyOnes = withoutLeadingOnes(x.shape())
                .equals(withoutLeadingOnes(term.x(0).shape()));
        return onlyOnes && x.shape().rank() <= term.shape().rank()
                ? Optional.of(term.add(term.op(), x))
                : Optional.empty();
    }

    private static List<Dim> withoutLeadingOnes(Shape shape) {
        return shape.dims().stream().dropWhile(Dim::isOne).toList();
    }

    /** slice(x) = x when it takes everything from the start. */
    private static Optional<Node> wholeSlice(Term term, Slice slice) {
        boolean ascending = slice.steps().stream().allMatch(step -> step > 0);
        return ascending ? unchanged(term) : Optional.empty();
    }

    /** transpose(x) = x when each axis stays. */
    private static Optional<Node> identity(Term term, Transpose transpose) {
        return Optional.of(term.x(0)).filter(_ -> isAscending(transpose.permutation()));
    }

    /** transpose(transpose(x)) = transpose(x). */
    private static Optional<Node> transposeOfTranspose(Term term, Transpose outer) {
        if (!(term.x(0).op() instanceof Transpose inner)) {
            return Optional.empty();
        }
        List<Integer> both =
                outer.permutation().stream().map(inner.permutation()::get).toList();
        return Optional.of(term.add(new Transpose(both), term.x(0).input(0)));
    }

    /** transpose(x) = reshape(x) when only axes of size 1 change their order. */
    private static Optional<Node> transposeOfOnes(Term term, Transpose transpose) {
        Shape from = term.x(0).shape();
        List<Integer> moved = transpose.permutation().stream()
                .filter(axis -> !from.dim(axis).isOne())
                .toList();
        return isAscending(moved) ? Optional.of(term.add(new Reshape(term.shape()), term.x(0))) : Optional.empty();
    }

    private static boolean isAscending(List<Integer> axes) {
        return axes.equals(axes.stream().sorted().toList());
    }
}
