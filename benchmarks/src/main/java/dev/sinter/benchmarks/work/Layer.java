package dev.sinter.benchmarks.work;

import java.util.List;

/** A layer of a {@link Network}, without its weights. */
public sealed interface Layer {
    /** What comes out for one sample. */
    Image output(Image in);

    /** The shapes of its weights, as Keras has them: kernel, then bias. */
    List<List<Integer>> weights(Image in);

    /** Multiply-adds for one sample; those with the zeros around a picture count. */
    long multiplyAdds(Image in);

    /** Fully connected over all numbers of a sample, in the order (height, width, channel). */
    record Dense(int units, boolean bias, boolean relu) implements Layer {
        @Override
        public Image output(Image in) {
            return Image.flat(units);
        }

        @Override
        public List<List<Integer>> weights(Image in) {
            List<Integer> kernel = List.of(in.size(), units);
            return bias ? List.of(kernel, List.of(units)) : List.of(kernel);
        }

        @Override
        public long multiplyAdds(Image in) {
            return (long) in.size() * units;
        }
    }

    /** Stride 1, as large as its input by zeros around it, with bias and relu. The window is {@code size} x {@code size}, odd. */
    record Convolution(int filters, int size) implements Layer {
        @Override
        public Image output(Image in) {
            return new Image(in.height(), in.width(), filters);
        }

        @Override
        public List<List<Integer>> weights(Image in) {
            return List.of(List.of(size, size, in.channels(), filters), List.of(filters));
        }

        @Override
        public long multiplyAdds(Image in) {
            return (long) in.size() * size * size * filters;
        }
    }

    /** The largest of each {@code size} x {@code size} square, side by side. */
    record MaxPool(int size) implements Layer {
        @Override
        public Image output(Image in) {
            return new Image(in.height() / size, in.width() / size, in.channels());
        }

        @Override
        public List<List<Integer>> weights(Image in) {
            return List.of();
        }

        @Override
        public long multiplyAdds(Image in) {
            return 0;
        }
    }
}
