package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Shape;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to write instead of an argument that does not fit {@code float[..s, n]}. */
final class PatternHints {
    private final Frame callee;
    private final TypeExpr.Tensor type;
    private final Operand operand;
    private final Shape shape;

    private PatternHints(Frame callee, TypeExpr.Tensor type, Operand operand, Tensor tensor) {
        this.callee = callee;
        this.type = type;
        this.operand = operand;
        this.shape = tensor.type().shape();
    }

    static String of(Frame callee, TypeExpr.Tensor type, Operand operand) {
        return operand.value() instanceof Tensor tensor
                ? new PatternHints(callee, type, operand, tensor)
                        .hint(tensor.type().dtype())
                : "";
    }

    private String hint(DType dtype) {
        String wanted = type.dtype().text();
        Optional<DType> exact =
                Types.find(wanted).or(() -> Optional.ofNullable(callee.classes().get(wanted)));
        boolean wrongDtype = exact.isPresent() && !wanted.equals("int")
                ? exact.get() != dtype
                : wanted.equals("float") && !dtype.isFloat() || wanted.equals("int") && !dtype.isInteger();
        return wrongDtype ? otherDtype(dtype, exact) : otherShape();
    }

    private String otherDtype(DType dtype, Optional<DType> exact) {
        boolean wantsWhole = type.dtype().text().equals("int");
        if (dtype.isInteger() && classes().isPresent()) {
            return "for class numbers write `one_hot(" + operand.text() + ", "
                    + classes().get() + ")`";
        }
        if (wantsWhole && dtype.isFloat() && shape.rank() > 1) {
            String chosen = "the class with the largest number is `argmax(" + operand.text() + ")`";
            boolean oneMore = rest().filter(
                            rest -> shape.dims().subList(0, shape.rank() - 1).equals(rest.dims()))
                    .isPresent();
            return oneMore ? chosen : "write `cast(" + operand.text() + ", i32)`; " + chosen;
        }
        DType target = exact.orElse(wantsWhole ? DType.I32 : DType.F32);
        return "write `cast(" + operand.text() + ", " + target + ")`";
    }

    private String otherShape() {
        String text = operand.text();
        int axes = (int) type.dims().stream().filter(Dim.Size.class::isInstance).count();
        boolean isOpen = type.dims().stream().anyMatch(Dim.Rest.class::isInstance);
        int missing = axes - shape.rank();
        if (!isOpen && missing > 1) {
            return "`reshape` it to " + axes + " axes: [" + names() + "]";
        }
        if (!isOpen && missing == 1) {
            return (axes == 4 ? "add the channel" : "add an axis") + ": `expand(" + text + ", -1)`";
        }
        Optional<Shape> rest = rest();
        if (type.dims().size() == 1 && rest.isPresent()) {
            return against(rest.get());
        }
        return isOpen && missing >= 0 ? "an axis may be missing: `expand(" + text + ", -1)`" : "";
    }

    /** {@code int[..s]}, where s is known already. */
    private String against(Shape rest) {
        int rank = shape.rank();
        boolean oneMore =
                rank == rest.rank() + 1 && shape.dims().subList(0, rank - 1).equals(rest.dims());
        if (oneMore) {
            return shape.dim(rank - 1).count() == 1
                    ? "drop the last axis: `" + operand.text() + "[.., 0]`"
                    : "one-hot? The class number is `argmax(" + operand.text() + ")`";
        }
        boolean fewer = rank < rest.rank() && shape.dims().equals(rest.dims().subList(0, rank));
        return fewer ? "for one per sample, `flatten` what goes into the layer before" : "";
    }

    /** The number of classes, where {@code float[..s, n]} is wanted and the argument has the shape s. */
    private Optional<Value> classes() {
        List<Dim> dims = type.dims();
        boolean fits = dims.size() == 2
                && dims.get(1) instanceof Dim.Size
                && rest().filter(shape::equals).isPresent();
        return fits
                ? bound(((Dim.Size) dims.get(1)).value() instanceof Name name ? name.text() : "")
                : Optional.empty();
    }

    /** What {@code ..s} is bound to. */
    private Optional<Shape> rest() {
        return !type.dims().isEmpty()
                        && type.dims().get(0) instanceof Dim.Rest rest
                        && rest.sizes().orElse(null) instanceof Name name
                        && bound(name.text()).orElse(null) instanceof ListOf list
                ? Optional.of(Sizes.shape(new Operand(list, name, callee)))
                : Optional.empty();
    }

    private Optional<Value> bound(String name) {
        return callee.scope().find(name).map(Binding::value);
    }

    private String names() {
        boolean isBatched = shape.rank() > 0 && shape.dim(0).batch();
        String rest = type.dims().stream()
                .skip(isBatched ? 1 : 0)
                .map(dim -> dim.span().text())
                .collect(Collectors.joining(", "));
        return isBatched ? "batch, " + rest : rest;
    }
}
