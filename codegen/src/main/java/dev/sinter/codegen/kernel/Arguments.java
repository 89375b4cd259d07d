package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Write;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the method of a kernel is given: each array that it uses, once, and those of batch, seed and step that it uses. */
public final class Arguments {
    private final Map<Source, Local> locals = new LinkedHashMap<>();
    private final Tables tables;

    public Arguments(Kernel kernel, Tables tables) {
        this(kernel, tables, false);
    }

    /** @param movable whether the method is also given where the tensors of stores begin, so that it serves other tensors too */
    public Arguments(Kernel kernel, Tables tables, boolean movable) {
        this.tables = tables;
        accesses(kernel).forEach(access -> add(access.buffer()));
        if (usesBatch(kernel)) {
            locals.put(Source.Argument.BATCH, Signature.BATCH);
        }
        if (kernel.schedule().split().isPresent()) {
            locals.put(Source.Argument.SHARE, Signature.SHARE);
        }
        if (movable) {
            accesses(kernel).forEach(access -> addStart(access.buffer()));
        }
    }

    /** For what goes through whole buffers. */
    public Arguments(List<Buffer> buffers, Tables tables) {
        this.tables = tables;
        buffers.forEach(this::add);
        if (buffers.stream().anyMatch(buffer -> !buffer.size().isFixed())) {
            locals.put(Source.Argument.BATCH, Signature.BATCH);
        }
    }

    static Stream<Access> accesses(Kernel kernel) {
        return Stream.concat(kernel.reads().stream(), kernel.writes().stream().map(Write::target));
    }

    private static boolean usesBatch(Kernel kernel) {
        Stream<Loop> loops = Stream.concat(
                kernel.loops().stream(), kernel.reduction().stream().flatMap(r -> r.loops().stream()));
        Stream<Extent> extents =
                accesses(kernel).flatMap(a -> Stream.concat(Stream.of(a.offset()), a.strides().stream()));
        return loops.anyMatch(loop -> loop.size().batch()) || extents.anyMatch(e -> !e.isFixed());
    }

    private void add(Buffer buffer) {
        Type type = Types.array(buffer.dtype());
        switch (buffer.place()) {
            case Place.Array(int index) -> put(new Source.OfMemory(index, buffer.dtype()), buffer.name(), type);
            case Place.Stored stored -> {
                Source.OfStore source = Source.OfStore.of(buffer, stored);
                String name = stored.store().name().toLowerCase(java.util.Locale.ROOT);
                String suffix = source.field().equals(DType.F32.text()) ? "" : "_" + source.field();
                put(source, name + suffix, source.type());
            }
            case Place.Table _ -> {}
            case Place.Seed _ -> locals.put(Source.Argument.SEED, Signature.SEED);
            case Place.Step _ -> locals.put(Source.Argument.STEP, Signature.STEP);
        }
    }

    private void addStart(Buffer buffer) {
        if (buffer.place() instanceof Place.Stored stored) {
            put(new Source.Start(stored, buffer.dtype()), buffer.name() + "_start", Type.INT);
        }
    }

    /** Where the buffer begins in its array, as far as that is written into the code. */
    int fixedStart(Buffer buffer) {
        boolean fixed =
                buffer.place() instanceof Place.Stored && givenStart(buffer).isEmpty();
        return fixed ? ((Place.Stored) buffer.place()).offset() : 0;
    }

    /** Where the buffer begins in its array, where the method is told. */
    Optional<Local> givenStart(Buffer buffer) {
        return buffer.place() instanceof Place.Stored stored
                ? Optional.ofNullable(locals.get(new Source.Start(stored, buffer.dtype())))
                : Optional.empty();
    }

    private void put(Source source, String hint, Type type) {
        if (locals.containsKey(source)) {
            return;
        }
        String name = Names.identifier(hint);
        List<String> taken = new ArrayList<>(List.of("batch", "seed", "step", "share"));
        locals.values().forEach(local -> taken.add(local.name()));
        String unused = name;
        for (int i = 2; taken.contains(unused); i++) {
            unused = name + "_" + i;
        }
        locals.put(source, new Local(unused, type));
    }

    /** In the order of the method's parameters. */
    public List<Source> sources() {
        return List.copyOf(locals.keySet());
    }

    /** The parameters of the method. */
    public List<Local> parameters() {
        return List.copyOf(locals.values());
    }

    /** The parameters of a method that the kernel's method calls for one of its tiles: threads share loops, never a tile. */
    public List<Local> ofTiles() {
        return parameters().stream()
                .filter(local -> !local.equals(Signature.SHARE))
                .toList();
    }

    /** An f32 array for the kernel's own use while it runs. */
    public Local scratch(int slot, int size, String name) {
        Source source = new Source.Scratch(slot, size);
        put(source, "scratch_" + name, Type.FLOAT.array());
        return locals.get(source);
    }

    /** The array that holds the buffer. */
    public Expr array(Buffer buffer) {
        return switch (buffer.place()) {
            case Place.Array(int index) -> locals.get(new Source.OfMemory(index, buffer.dtype()));
            case Place.Stored stored -> locals.get(Source.OfStore.of(buffer, stored));
            case Place.Table table -> tables.field(buffer, table);
            case Place.Seed _, Place.Step _ -> throw new IllegalArgumentException(buffer + " is no array");
        };
    }

    /** A number of elements as an int. */
    public Expr extent(Extent extent) {
        Expr fixed = Code.constant(Math.toIntExact(extent.fixed()));
        return extent.isFixed()
                ? fixed
                : Code.add(Code.mul(Signature.BATCH, Math.toIntExact(extent.perBatch())), fixed);
    }
}
