package dev.sinter.runtime.data;

import dev.sinter.runtime.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named columns with the same number of samples each, in a stated order; never changes.
 *
 * <p>Example: {@code Dataset.builder().column("image", images).column("label", labels).build()}.
 */
public final class Dataset {
    private final Map<String, NdArray> columns;
    /** Where each sample stood in the data that this was selected from; none when it was not. */
    private final int[] origins;

    private Dataset(Map<String, NdArray> columns, int... origins) {
        this.origins = origins;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        String first = "";
        for (Map.Entry<String, NdArray> column : this.columns.entrySet()) {
            String name = column.getKey();
            first = first.isEmpty() ? name : first;
            NdArray other = this.columns.get(first);
            if (column.getValue().shape().length == 0) {
                throw new InvalidInputException(
                        "column " + name + " is a single number; expected one per sample or more");
            }
            if (other.samples() != column.getValue().samples()) {
                throw new InvalidInputException(
                        "columns " + first + " and " + name + " must have the same number of samples: " + first + " is "
                                + other + ", " + name + " is " + column.getValue());
            }
        }
        if (this.columns.isEmpty()) {
            throw new InvalidInputException("a data set needs at least one column");
        }
    }

    /** The columns in the order of the map. */
    public static Dataset of(Map<String, NdArray> columns) {
        return new Dataset(columns);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The number of samples. */
    public int size() {
        return columns.values().iterator().next().samples();
    }

    public Map<String, NdArray> columns() {
        return columns;
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** The column of that name; an error that names the columns when there is none. */
    public NdArray column(String name) {
        NdArray column = columns.get(name);
        if (column == null) {
            throw new InvalidInputException(
                    "no column '" + name + "' in the data" + NearestName.hint(name, columns.keySet()));
        }
        return column;
    }

    /** The samples at these places, in this order. */
    public Dataset select(int... rows) {
        Map<String, NdArray> selected = new LinkedHashMap<>();
        columns.forEach((name, column) -> selected.put(name, column.select(rows)));
        int[] from = rows.clone();
        Arrays.setAll(from, i -> origin(rows[i]));
        return new Dataset(selected, from);
    }

    /** Where a sample stood in the data that was read, before any split or selection; for messages. */
    public int origin(int row) {
        return origins.length == 0 ? row : origins[row];
    }

    /** The first n samples, or all when there are fewer. */
    public Dataset take(int n) {
        int[] rows = new int[Math.min(n, size())];
        Arrays.setAll(rows, i -> i);
        return select(rows);
    }

    /**
     * Sets a part aside for validation. Which samples is decided by the seed alone, as by a shuffle; both parts keep the order of
     * this data set.
     *
     * @param fraction of the samples that go to validation, between 0 and 1; rounded to whole samples
     */
    public Split split(double fraction, long seed) {
        int size = size();
        int aside = fraction > 0 && fraction < 1 ? (int) Math.round(size * fraction) : 0;
        if (aside == 0 || aside == size) {
            throw new InvalidInputException("cannot split " + size + " samples by " + fraction
                    + ": each part needs one sample or more; give a fraction between 0 and 1, such as 0.2");
        }
        int[] order = Permutation.forSplit(size, seed);
        int[] validation = Arrays.copyOf(order, aside);
        int[] training = Arrays.copyOfRange(order, aside, size);
        Arrays.sort(validation);
        Arrays.sort(training);
        return new Split(select(training), select(validation));
    }

    /** {@code 60000 samples of image: u8[60000, 28, 28], label: u8[60000]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(size()).append(" samples of ");
        columns.forEach(
                (name, column) -> text.append(name).append(": ").append(column).append(", "));
        return text.substring(0, text.length() - 2);
    }

    /**
     * The two parts of {@link #split}.
     *
     * @param training what is left to train with
     * @param validation what was set aside
     */
    public record Split(Dataset training, Dataset validation) {}

    /** Collects columns; {@link #build} checks them. */
    public static final class Builder {
        private final Map<String, NdArray> columns = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a column; its name must be new. */
        public Builder column(String name, NdArray column) {
            if (columns.putIfAbsent(name, column) != null) {
                throw new InvalidInputException("column '" + name + "' is given twice");
            }
            return this;
        }

        public Dataset build() {
            return new Dataset(columns);
        }
    }
}
