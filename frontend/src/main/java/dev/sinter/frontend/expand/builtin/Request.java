package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of a primitive.
 *
 * @param surroundings what a call can know besides its arguments
 */
public record Request(String name, Map<String, Operand> arguments, Tape tape, Surroundings surroundings) {
    /** What the program around a call tells it. */
    public interface Surroundings {
        /** A number for a draw of random numbers that no other code changes. */
        long stream(String function);

        /** The parameters whose paths match. */
        List<Value> parameters(String pattern);

        /** The paths of all parameters. */
        List<String> paths();
    }

    public Operand arg(String argument) {
        return arguments.get(argument);
    }

    public Optional<Operand> optional(String argument) {
        return Optional.ofNullable(arguments.get(argument));
    }

    /** The tensor, or a refusal naming the argument. */
    public Node tensor(String argument) {
        Operand operand = arg(argument);
        if (operand.value() instanceof Tensor tensor) {
            return tensor.node();
        }
        if (operand.value() instanceof Flag) {
            return Conversion.constant(tape, operand, DType.BOOL);
        }
        throw Refusal.at(
                operand,
                "`" + name + "` wants a tensor; " + operand.described(),
                "write `cast(" + operand.text() + ", f32)`");
    }

    public boolean isTensor(String argument) {
        return arg(argument).value() instanceof Tensor;
    }

    /** A bool known while compiling, false when it was left out. */
    public boolean flag(String argument) {
        return optional(argument)
                .map(operand -> switch (operand.value()) {
                    case Flag flag -> flag.value();
                    default ->
                        throw Refusal.at(operand, "`" + argument + "` is true or false; found " + operand.value(), "");
                })
                .orElse(false);
    }

    /** A whole number known while compiling. */
    public int whole(String argument) {
        Operand operand = arg(argument);
        if (operand.value() instanceof Num num && num.isPlain() && num.isWhole()) {
            return (int) num.number();
        }
        throw Refusal.at(operand, argument + " is a whole number known while compiling; " + operand.described(), "");
    }

    /** A number known while compiling, or another one when it was left out. */
    public double number(String argument, double otherwise) {
        Function<Operand, Double> read = operand -> switch (operand.value()) {
            case Num num when num.isPlain() -> num.number();
            default -> throw Refusal.at(operand, "`" + argument + "` is a number; found " + operand.value(), "");
        };
        return optional(argument).map(read).orElse(otherwise);
    }
}
