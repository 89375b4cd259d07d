package dev.sinter.runtime;

import java.util.Locale;

/**
 * In how many bits the f32 weights of a model are kept. What is computed is f32 in either case: a weight is widened where it is
 * read, so a model with {@link #BF16} gives exactly the bits that the same model with {@link #F32} gives for rounded weights.
 */
public enum Precision {
    /** 32 bits, as training leaves them. */
    F32,
    /** The upper 16 bits ({@link Bf16}) for weights with two or more axes, 32 bits for all others; for inference only. */
    BF16;

    /** The name on command lines: {@code bf16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
