package dev.sinter.ir.kernel;

import java.util.List;

/**
 * An element of a buffer for each turn of the loops: {@code buffer[offset + strides[0] * loop0 + strides[1] * loop1 +
 * ...]}.
 *
 * @param strides one for each output loop of the kernel, then one for each reduction loop
 */
public record Access(Buffer buffer, Extent offset, List<Extent> strides) {
    public Access {
        strides = List.copyOf(strides);
    }
}
