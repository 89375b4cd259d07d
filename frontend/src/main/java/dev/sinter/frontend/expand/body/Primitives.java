package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.expand.builtin.Builtin;
import dev.sinter.frontend.expand.builtin.Request;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.scope.Patterns;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Store;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of primitives. */
final class Primitives {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long STREAMS = (1L << 53) - 1;
    private final Expander expander;

    Primitives(Expander expander) {
        this.expander = expander;
    }

    Value run(Builtin builtin, Map<String, Given> given, Calls.Site site) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        given.forEach((name, g) -> operands.put(name, new Operand(g.value(), g.expr(), g.place())));
        Request request =
                new Request(builtin.name(), operands, expander.expansion().tape(), surroundings(site.frame()));
        return expander.expressions()
                .compute(
                        site.callee(),
                        site.expr(),
                        site.frame(),
                        () -> builtin.body().apply(request));
    }

    private Request.Surroundings surroundings(Frame frame) {
        return new Request.Surroundings() {
            @Override
            public long stream(String function) {
                return hash(expander.expansion().nextDraw(frame.path() + "/" + function));
            }

            @Override
            public List<String> paths() {
                return expander.expansion().ledger(Store.WEIGHTS).parameters().stream()
                        .map(Ledger.Entry::path)
                        .toList();
            }

            @Override
            public List<Value> parameters(String pattern) {
                Map<String, Node> stored = expander.expansion().stored(Store.WEIGHTS);
                return expander.expansion().ledger(Store.WEIGHTS).parameters().stream()
                        .map(Ledger.Entry::path)
                        .filter(path -> Patterns.matches(pattern, path) && stored.containsKey(path))
                        .<Value>map(path -> new Tensor(stored.get(path)))
                        .toList();
            }
        };
    }

    /** FNV-1a, cut to the bits that a stream has: the same text gives the same numbers for ever. */
    static long hash(String text) {
        long hash = FNV_START;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return (hash ^ (hash >>> 11)) & STREAMS;
    }
}
