package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Index;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Cut;
import dev.sinter.frontend.expand.tensor.Range;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Dim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code x[:, 1:-1, ..]} and {@code shape[-1]}: places known while compiling, never along {@code batch}. */
final class Subscripts {
    private static final String BATCH = "`batch` is not known while compiling, so it cannot be sliced";
    private final Expander expander;

    Subscripts(Expander expander) {
        this.expander = expander;
    }

    Value value(Expr.Subscript subscript, Frame frame) {
        Value target = expander.expressions().value(subscript.target(), frame);
        return switch (target) {
            case Tensor tensor ->
                expander.expressions()
                        .compute(subscript.span(), subscript, frame, () -> tensor(subscript, tensor, frame));
            case ListOf list ->
                expander.expressions().compute(subscript.span(), subscript, frame, () -> list(subscript, list, frame));
            default -> {
                if (target.isUnknown()) {
                    yield target;
                }
                String text = new Operand(target, subscript.target(), frame).text();
                yield expander.reporter()
                        .error(frame, subscript, "a subscript needs a tensor or a list; " + text + " is " + target, "");
            }
        };
    }

    private Value list(Expr.Subscript subscript, ListOf list, Frame frame) {
        Value at = list;
        for (Index index : subscript.indexes()) {
            if (!(at instanceof ListOf items)) {
                throw Refusal.of("too many subscripts: " + at + " is no list", "");
            }
            at = switch (index) {
                case Index.At one ->
                    items.items().get((int) place(one.value(), items.items().size(), frame));
                case Index.Slice slice -> part(items, range(slice, items.items().size(), frame));
                case Index.Rest _ -> at;
            };
        }
        return at;
    }

    private static Value part(ListOf list, Range range) {
        List<Value> items = new ArrayList<>();
        for (long i = 0; i < range.count(); i++) {
            items.add(list.items().get((int) (range.start() + i * range.step())));
        }
        return new ListOf(items);
    }

    private Value tensor(Expr.Subscript subscript, Tensor tensor, Frame frame) {
        int rank = tensor.type().shape().rank();
        long said = subscript.indexes().stream()
                .filter(i -> !(i instanceof Index.Rest))
                .count();
        if (said > rank || subscript.indexes().size() - said > 1) {
            Operand x = new Operand(tensor, subscript.target(), frame);
            Span last = subscript.indexes().getLast().span();
            throw Refusal.at(last, said > rank ? "too many subscripts: " + x.described() : "`..` can stand once", "");
        }
        Cut cut = new Cut(tensor.type().shape());
        for (Index index : subscript.indexes()) {
            switch (index) {
                case Index.Rest _ -> {
                    for (long i = said; i < rank; i++) {
                        cut.all();
                    }
                }
                case Index.At at -> cut.one(place(at.value(), known(cut.next(), at.span()), frame));
                case Index.Slice slice when isWhole(slice) -> cut.all();
                case Index.Slice slice ->
                    cut.range(nonEmpty(slice, range(slice, known(cut.next(), slice.span()), frame)));
            }
        }
        return new Tensor(cut.of(expander.expansion().tape(), tensor.node()));
    }

    private static Range nonEmpty(Index.Slice slice, Range range) {
        if (range.count() == 0) {
            throw Refusal.at(slice.span(), "`" + slice.span().text() + "` leaves nothing", "");
        }
        return range;
    }

    private static boolean isWhole(Index.Slice slice) {
        return slice.from().isEmpty() && slice.to().isEmpty() && slice.step().isEmpty();
    }

    private static long known(Dim dim, Span span) {
        if (dim.batch()) {
            throw Refusal.at(span, BATCH, "use `gather(x, index)`, or slice another dimension");
        }
        return dim.count();
    }

    private long place(Expr expr, long size, Frame frame) {
        long place = whole(expr, frame);
        if (place < -size || place >= size) {
            Operand operand = new Operand(Num.of(place), expr, frame);
            throw Refusal.at(operand, "there is no place " + place + " among " + size, "the last one is -1");
        }
        return place < 0 ? place + size : place;
    }

    private Range range(Index.Slice slice, long size, Frame frame) {
        long step = slice.step().map(expr -> whole(expr, frame)).orElse(1L);
        if (step == 0) {
            throw Refusal.at(slice.span(), "a step of 0 leads nowhere", "");
        }
        return Range.of(end(slice.from(), frame), end(slice.to(), frame), step, size);
    }

    private OptionalLong end(Optional<Expr> expr, Frame frame) {
        return expr.isPresent() ? OptionalLong.of(whole(expr.get(), frame)) : OptionalLong.empty();
    }

    private long whole(Expr expr, Frame frame) {
        Value value = expander.expressions().value(expr, frame);
        if (value instanceof Num num && num.isPlain() && num.isWhole()) {
            return (long) num.number();
        }
        Operand operand = new Operand(value, expr, frame);
        throw value.isUnknown()
                ? Refusal.silent()
                : Refusal.at(
                        operand,
                        "a place is a whole number known while compiling; " + operand.described(),
                        value instanceof Tensor ? "use `gather(x, " + operand.text() + ", axis: ...)`" : "");
    }
}
