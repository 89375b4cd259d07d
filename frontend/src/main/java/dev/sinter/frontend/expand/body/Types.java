package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.problem.OtherLibraries;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tensor types as bodies write them: every size is known, or a number times {@code batch}. */
public final class Types {
    /** Names of signatures that stand for several dtypes. */
    public static final List<String> CLASSES = List.of("float", "int", "any");

    private final Expander expander;

    public Types(Expander expander) {
        this.expander = expander;
    }

    /** The type, or empty when it was wrong, which is reported. */
    public Optional<TensorType> resolve(TypeExpr.Tensor type, Frame frame) {
        Optional<DType> dtype = dtype(type.dtype(), frame);
        List<dev.sinter.ir.graph.Dim> dims = new ArrayList<>();
        boolean right = true;
        for (Dim dim : type.dims()) {
            right &= add(dim, frame, dims);
        }
        if (!right || dtype.isEmpty()) {
            return Optional.empty();
        }
        if (dims.stream().filter(dev.sinter.ir.graph.Dim::batch).count() > 1) {
            expander.reporter().error(frame, type.span(), "`batch` can stand once in a shape", "");
            return Optional.empty();
        }
        if (isTooLarge(dims)) {
            expander.reporter()
                    .error(
                            frame,
                            type.span(),
                            "a tensor of this shape has more than " + Integer.MAX_VALUE + " numbers",
                            "");
            return Optional.empty();
        }
        return Optional.of(new TensorType(dtype.get(), new Shape(dims)));
    }

    /** Arrays of the JVM are counted by an int. */
    private static boolean isTooLarge(List<dev.sinter.ir.graph.Dim> dims) {
        long size = 1;
        for (dev.sinter.ir.graph.Dim dim : dims) {
            size *= dim.count();
            if (size > Integer.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The type of an input, where only numbers, constants and {@code batch} may stand. */
    public Optional<TensorType> ofInput(TypeExpr.Tensor type, Frame frame) {
        boolean right = true;
        for (Dim dim : type.dims()) {
            if (dim instanceof Dim.Size size && size.value() instanceof Name name && !isKnown(name, frame)) {
                right = false;
                String elsewhere = OtherLibraries.size(name.text());
                expander.reporter()
                        .error(
                                frame,
                                name.span(),
                                "unknown dimension `" + name.text() + "`; only `batch` may be open",
                                elsewhere.isEmpty()
                                        ? "add `const " + name.text() + " = 4` above the model"
                                        : elsewhere);
            }
        }
        if (!right) {
            dtype(type.dtype(), frame);
            return Optional.empty();
        }
        return resolve(type, frame);
    }

    private boolean isKnown(Name name, Frame frame) {
        return name.text().equals("batch")
                || frame.unit().constant(name.text()).isPresent()
                || expander.functions().std().constant(name.text()).isPresent();
    }

    private Optional<DType> dtype(Name name, Frame frame) {
        Optional<DType> found =
                find(name.text()).or(() -> Optional.ofNullable(frame.classes().get(name.text())));
        if (found.isEmpty()) {
            boolean isClass = CLASSES.contains(name.text());
            String elsewhere = OtherLibraries.value(name.text());
            expander.reporter()
                    .error(
                            frame,
                            name.span(),
                            isClass
                                    ? "`" + name.text() + "` is no dtype here: no tensor gives one"
                                    : "unknown dtype `" + name.text() + "`",
                            elsewhere.isEmpty() ? "there are f32 f64 i32 i64 u8 bool" : elsewhere);
        }
        return found;
    }

    /** The dtype of that name. */
    public static Optional<DType> find(String name) {
        return Arrays.stream(DType.values())
                .filter(dtype -> dtype.text().equals(name))
                .findFirst();
    }

    private boolean add(Dim dim, Frame frame, List<dev.sinter.ir.graph.Dim> dims) {
        Expr expr = switch (dim) {
            case Dim.Size size -> size.value();
            case Dim.Rest rest when rest.sizes().isPresent() -> rest.sizes().get();
            case Dim.Rest rest -> {
                expander.reporter().error(frame, rest.span(), "`..` alone stands in signatures only", "");
                yield new Expr.Number(rest.span(), "0", -1);
            }
        };
        Value value = expander.expressions().value(expr, frame);
        if (value.isUnknown()) {
            return false;
        }
        Operand operand = new Operand(value, expr, frame);
        try {
            if (dim instanceof Dim.Rest) {
                dims.addAll(Sizes.shape(operand).dims());
            } else {
                dims.add(Sizes.dim(operand, value));
            }
            return true;
        } catch (Refusal refusal) {
            expander.reporter().refused(frame, expr.span(), expr, refusal);
            return false;
        }
    }

    /** A list of words, such as {@code in names} wants. */
    public List<String> words(Expr expr, Frame frame) {
        Value value = expander.expressions().value(expr, frame);
        if (value instanceof ListOf list && list.items().stream().allMatch(Value.Text.class::isInstance)) {
            Set<Value> seen = new HashSet<>();
            list.items().stream()
                    .filter(word -> !seen.add(word))
                    .findFirst()
                    .ifPresent(word -> expander.reporter()
                            .error(frame, expr, "`in` wants a word for each class; " + word + " stands twice", ""));
            return list.items().stream()
                    .map(item -> ((Value.Text) item).value())
                    .toList();
        }
        if (!value.isUnknown()) {
            expander.reporter()
                    .error(
                            frame,
                            expr,
                            "`in` wants a list of words; " + new Operand(value, expr, frame).described(),
                            "");
        }
        return List.of();
    }
}
