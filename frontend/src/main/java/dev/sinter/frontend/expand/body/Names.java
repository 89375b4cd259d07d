package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.unit.Unit;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.Kind;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Store;
import java.util.List;
import java.util.Optional;

/**
 * What names mean, in their two name spaces. A name that means nothing is unknown here and silent: the check of names has said it.
 */
public final class Names {
    private final Expander expander;

    public Names(Expander expander) {
        this.expander = expander;
    }

    /** A name where a value is wanted. */
    public Value value(Name name, Frame frame) {
        String text = name.text();
        Optional<Binding> binding = frame.scope().find(text);
        if (binding.isPresent()) {
            return binding.get().value();
        }
        if (text.equals("gradients") && frame.home() != Store.OPTIMIZER) {
            String message = "`gradients` is known inside an optimizer only";
            return expander.reporter().error(frame, name, message, "write `gradient(cost, w)` for one of them");
        }
        return supplied(text, frame)
                .or(() -> expander.constants().find(frame.unit(), text))
                .or(() -> Optional.ofNullable(frame.classes().get(text)).map(Kind::new))
                .or(() -> Types.find(text).map(Kind::new))
                .orElseGet(() -> noValue(name, frame));
    }

    /** A function where a value is wanted; a name that means nothing has been reported. */
    private Value noValue(Name name, Frame frame) {
        if (Types.CLASSES.contains(name.text())) {
            String message = "`" + name.text() + "` is no dtype here: no tensor gives one";
            return expander.reporter().error(frame, name, message, "write `f32`, or another dtype");
        }
        boolean isFunction =
                expander.functions().find(frame.unit(), name.text()).isPresent();
        String message = "`" + name.text() + "` is a function, and a value is wanted here";
        return isFunction
                ? expander.reporter().error(frame, name, message, "write `" + name.text() + "(...)`")
                : Value.UNKNOWN;
    }

    private Optional<Value> supplied(String name, Frame frame) {
        return switch (name) {
            case "batch" -> Optional.of(new Num(1, 1));
            case "inf" -> Optional.of(Num.of(Double.POSITIVE_INFINITY));
            case "training" -> Optional.of(new Flag(frame.training()));
            case "step" -> Optional.of(new Tensor(expander.expansion().tape().step()));
            case "gradients" -> Optional.of(new ListOf(expander.expansion().gradients()));
            default -> Optional.empty();
        };
    }

    /** A name where a function is wanted; {@code blocks.residual} too. */
    public Optional<Value> function(Expr callee, Frame frame) {
        return switch (callee) {
            case Name name -> {
                Optional<Value> bound = frame.scope().find(name.text()).map(Binding::value);
                yield bound.isPresent()
                                && (bound.get() instanceof Function
                                        || bound.get().isUnknown())
                        ? bound
                        : expander.functions().find(frame.unit(), name.text()).map(Function::of);
            }
            case Expr.Member member
            when member.target() instanceof Name prefix ->
                frame.unit()
                        .imported(prefix.text())
                        .flatMap(unit -> imported(unit, member.name().text()))
                        .map(Function::of);
            default -> Optional.empty();
        };
    }

    private Optional<Callable> imported(Unit unit, String name) {
        return name.startsWith("_") ? Optional.empty() : expander.functions().declared(unit, name);
    }

    /** {@code code.kernel}: a parameter of what {@code code} was made of; {@code blocks.width}: a constant. */
    public Value member(Expr.Member member, Frame frame) {
        Optional<String> path = path(member.target(), frame);
        if (path.isEmpty()) {
            return member.target() instanceof Name prefix
                    ? importedConstant(prefix, member.name(), frame)
                    : Value.UNKNOWN;
        }
        String full = path.get() + "." + member.name().text();
        Optional<Node> node = expander.expansion().stored(Store.WEIGHTS, full);
        if (node.isPresent()) {
            return new Tensor(node.get());
        }
        boolean leadsFurther =
                expander.expansion().stored(Store.WEIGHTS).keySet().stream().anyMatch(p -> p.startsWith(full + "."));
        List<String> near = expander.expansion().stored(Store.WEIGHTS).keySet().stream()
                .filter(p -> p.startsWith(path.get() + "."))
                .map(p -> p.substring(path.get().length() + 1))
                .toList();
        String hint = ofTensor(member, frame)
                .orElseGet(() -> DidYouMean.hint(member.name().text(), near));
        return expander.reporter()
                .error(
                        frame,
                        member.name().span(),
                        leadsFurther
                                ? "`" + full + "` is no parameter but holds some"
                                : "`" + path.get() + "` has no parameter `"
                                        + member.name().text() + "`",
                        !hint.isEmpty() || near.isEmpty() ? hint : "it has " + String.join(", ", near));
    }

    /** {@code x.shape} and {@code x.T} of other libraries. */
    private Optional<String> ofTensor(Expr.Member member, Frame frame) {
        String name =
                member.name().text().equals("T") ? "transpose" : member.name().text();
        boolean isFunction = expander.functions().find(frame.unit(), name).isPresent();
        boolean isTensor = member.target() instanceof Name target
                && frame.scope()
                        .find(target.text())
                        .filter(binding -> binding.value() instanceof Tensor)
                        .isPresent();
        return isFunction && isTensor
                ? Optional.of("write `" + name + "(" + member.target().span().text() + ")`")
                : Optional.empty();
    }

    private Value importedConstant(Name prefix, Name name, Frame frame) {
        return frame.unit()
                .imported(prefix.text())
                .filter(unit -> !name.text().startsWith("_"))
                .flatMap(unit -> unit.constant(name.text())
                        .map(constant -> expander.constants().value(unit, constant)))
                .orElse(Value.UNKNOWN);
    }

    /** The path that an expression before a dot stands for. */
    private Optional<String> path(Expr expr, Frame frame) {
        return switch (expr) {
            case Name name -> frame.scope().find(name.text()).map(Binding::path);
            case Expr.Member member ->
                path(member.target(), frame).map(p -> p + "." + member.name().text());
            default -> Optional.empty();
        };
    }
}
