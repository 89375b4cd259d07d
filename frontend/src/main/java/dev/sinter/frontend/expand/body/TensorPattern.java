package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Shape;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** {@code float[..s, n]} against a value: names that mean something must agree, others are bound. */
final class TensorPattern {
    private final Expander expander;
    private final Frame callee;
    private final UnaryOperator<String> origin;
    private final List<String> compared = new ArrayList<>();

    /** @param origin which of the author's values has given a size its number, as a part of a message, or nothing */
    TensorPattern(Expander expander, Frame callee, UnaryOperator<String> origin) {
        this.expander = expander;
        this.callee = callee;
        this.origin = origin;
    }

    /** Nothing when the value fits, else what to add to the message. */
    Optional<String> match(TypeExpr.Tensor type, Value value) {
        if (value instanceof Tensor tensor
                && !dtypeFits(type.dtype().text(), tensor.type().dtype())) {
            DType known = callee.classes().get(type.dtype().text());
            return Optional.of(known == null ? "" : ", and " + type.dtype().text() + " is " + known + " in this call");
        }
        Shape shape = value instanceof Tensor tensor ? tensor.type().shape() : Conversion.shape(value);
        return dims(type.dims(), shape) ? Optional.empty() : Optional.of(known());
    }

    /** What the compared names already were: {@code  (s is [batch], n is 1)}. */
    private String known() {
        return compared.isEmpty() ? "" : ", and here " + String.join(", ", compared);
    }

    private boolean dtypeFits(String wanted, DType dtype) {
        Optional<DType> exact = Types.find(wanted);
        if (exact.isPresent()) {
            return exact.get() == dtype;
        }
        return switch (wanted) {
            case "float" -> dtype.isFloat() && sameClass(wanted, dtype);
            case "int" -> dtype.isInteger() && widest(dtype);
            case "any" -> true;
            default -> false;
        };
    }

    private boolean sameClass(String name, DType dtype) {
        DType before = callee.classes().putIfAbsent(name, dtype);
        return before == null || before == dtype;
    }

    private boolean widest(DType dtype) {
        callee.classes()
                .merge("int", dtype, (a, b) -> a == DType.I64 || b == DType.I64 ? DType.I64 : a == b ? a : DType.I32);
        return true;
    }

    private boolean dims(List<Dim> pattern, Shape shape) {
        OptionalInt rest = IntStream.range(0, pattern.size())
                .filter(i -> pattern.get(i) instanceof Dim.Rest)
                .findFirst();
        if (rest.isEmpty()) {
            return pattern.size() == shape.rank() && sizes(pattern, shape.dims());
        }
        int before = rest.getAsInt();
        int after = pattern.size() - before - 1;
        if (shape.rank() < before + after) {
            return false;
        }
        int end = shape.rank() - after;
        return sizes(pattern.subList(0, before), shape.dims().subList(0, before))
                && rest((Dim.Rest) pattern.get(before), shape.dims().subList(before, end))
                && sizes(
                        pattern.subList(before + 1, pattern.size()),
                        shape.dims().subList(end, shape.rank()));
    }

    private boolean sizes(List<Dim> pattern, List<dev.sinter.ir.graph.Dim> dims) {
        for (int i = 0; i < pattern.size(); i++) {
            Expr size = ((Dim.Size) pattern.get(i)).value();
            if (!agrees(size, Num.of(dims.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private boolean rest(Dim.Rest rest, List<dev.sinter.ir.graph.Dim> dims) {
        return rest.sizes().isEmpty() || agrees(rest.sizes().get(), Sizes.list(dims));
    }

    /** Binds a name that means nothing yet; anything else is compared. */
    private boolean agrees(Expr expr, Value found) {
        if (expr instanceof Name name && isFree(name.text())) {
            callee.declare(name.text(), new Binding(Binding.Kind.SIZE, name.span(), name.text(), found));
            return true;
        }
        Value known = expander.expressions().value(expr, callee);
        if (known.isUnknown() || known.equals(found)) {
            return true;
        }
        String text = expr.span().text();
        if (!text.equals(known.toString())) {
            compared.add(text + " is " + known + origin.apply(text));
        }
        return found instanceof ListOf && known instanceof Num num && found.equals(new ListOf(List.of(num)));
    }

    private boolean isFree(String name) {
        return callee.scope().find(name).isEmpty()
                && !name.equals("batch")
                && expander.constants().find(callee.unit(), name).isEmpty();
    }
}
