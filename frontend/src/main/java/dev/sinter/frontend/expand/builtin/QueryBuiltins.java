package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.Kind;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.expand.value.Value.Text;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.stream.IntStream;

/** What is known of values while compiling. */
final class QueryBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("len(list)", QueryBuiltins::len),
            Builtin.of("range(start, stop?)", QueryBuiltins::range),
            Builtin.of("rank(x)", request -> Num.of(shape(request).rank())),
            Builtin.of("shape(x)", request -> Sizes.list(shape(request).dims())),
            Builtin.of("size(x)", request -> Num.of(shape(request).size())),
            Builtin.of("dtype(x)", QueryBuiltins::dtype),
            Builtin.of("pair(x)", QueryBuiltins::pair),
            Builtin.of("params(pattern)", QueryBuiltins::params),
            Builtin.of("produced_by(x, fn function)", QueryBuiltins::producedBy),
            Builtin.of("check_index(x, limit)", QueryBuiltins::checkIndex));
    private static final int LONGEST_RANGE = 100_000;

    private QueryBuiltins() {}

    private static Value len(Request request) {
        Operand list = request.arg("list");
        if (list.value() instanceof ListOf items) {
            return Num.of(items.items().size());
        }
        throw Refusal.at(list, "`len` wants a list; " + list.described(), "the sizes of a tensor are `shape(x)`");
    }

    private static Value range(Request request) {
        boolean two = request.optional("stop").isPresent();
        int from = two ? request.whole("start") : 0;
        int to = request.whole(two ? "stop" : "start");
        if (to - from > LONGEST_RANGE) {
            throw Refusal.of("a range of " + (to - from) + " numbers is too long to unroll", "");
        }
        return new ListOf(IntStream.range(from, Math.max(from, to))
                .<Value>mapToObj(Num::of)
                .toList());
    }

    private static Shape shape(Request request) {
        Operand x = request.arg("x");
        if (x.value() instanceof Tensor tensor) {
            return tensor.type().shape();
        }
        if (x.value().isConstant()) {
            return Conversion.shape(x.value());
        }
        throw Refusal.at(x, "`" + request.name() + "` wants a tensor; " + x.described(), "");
    }

    private static Value dtype(Request request) {
        Operand x = request.arg("x");
        return switch (x.value()) {
            case Tensor tensor -> new Kind(tensor.type().dtype());
            case Flag _ -> new Kind(DType.BOOL);
            default -> throw Refusal.at(x, x.text() + " is a constant, which takes the dtype of what it meets", "");
        };
    }

    private static Value pair(Request request) {
        Operand x = request.arg("x");
        if (x.value() instanceof Num) {
            return new ListOf(List.of(x.value(), x.value()));
        }
        if (x.value() instanceof ListOf list && list.items().size() == 2) {
            return list;
        }
        throw Refusal.at(x, "one number or two are wanted; " + x.described(), "");
    }

    private static Value params(Request request) {
        Operand pattern = request.arg("pattern");
        if (!(pattern.value() instanceof Text text)) {
            throw Refusal.at(
                    pattern,
                    "`params` wants a pattern in quotes; found " + pattern.value(),
                    "write `params(\"*.kernel\")`");
        }
        List<Value> found = request.surroundings().parameters(text.value());
        if (found.isEmpty()) {
            List<String> all = request.surroundings().paths();
            String hint = all.isEmpty() ? "there are none so far" : "there are " + String.join(", ", all);
            throw Refusal.at(pattern, "no parameter matches " + text, hint);
        }
        return new ListOf(found);
    }

    /** Whether the innermost function that made a tensor is that one. */
    private static Value producedBy(Request request) {
        String wanted = ((Function) request.arg("function").value()).callable().name();
        return new Flag(request.arg("x").value() instanceof Tensor tensor
                && request.tape()
                        .producer(tensor.node())
                        .map(Tape.Producer::function)
                        .filter(wanted::equals)
                        .isPresent());
    }

    /** The same whole numbers, each found to be in 0 <= x < limit before anything is changed. */
    private static Value checkIndex(Request request) {
        Node x = request.tensor("x");
        Operand operand = request.arg("x");
        if (!x.type().dtype().isInteger()) {
            throw Refusal.at(operand, "class numbers are integers; " + operand.described(), "");
        }
        String what = x.op() instanceof Input input ? input.name() : operand.text();
        return new Tensor(request.tape().add(new CheckIndex(request.whole("limit"), what), x));
    }
}
