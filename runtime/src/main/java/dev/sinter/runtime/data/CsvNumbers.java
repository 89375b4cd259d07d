package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Locale;

/** Cells that are numbers of one dtype, or class numbers, which must be less than the number of classes. */
final class CsvNumbers implements CsvCells {
    private final DType dtype;
    private final List<String> classNames;
    private final long least;
    private final long greatest;
    private final Decimal number = new Decimal();
    private Object numbers;
    private int capacity = 1 << 10;
    private int size;

    /** @param classNames of the class numbers; none for numbers of any kind */
    CsvNumbers(DType dtype, List<String> classNames) {
        this.dtype = dtype;
        this.classNames = classNames;
        least = classNames.isEmpty() ? Conversion.least(dtype) : 0;
        greatest = classNames.isEmpty() ? Conversion.greatest(dtype) : classNames.size() - 1;
        numbers = Numbers.allocate(dtype, capacity);
    }

    @Override
    public String add(CsvRows rows, int cell) {
        if (size == capacity) {
            capacity = NdArray.count(new int[] {2, capacity});
            numbers = Numbers.resize(dtype, numbers, capacity);
        }
        boolean taken = dtype == DType.BOOL ? addBool(rows.cell(cell)) : rows.scan(cell, number) && addNumber();
        size += taken ? 1 : 0;
        return taken ? "" : expected();
    }

    private boolean addBool(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean truth = lower.equals("true") || lower.equals("1");
        ((byte[]) numbers)[size] = (byte) (truth ? 1 : 0);
        return truth || lower.equals("false") || lower.equals("0");
    }

    private boolean addNumber() {
        if (dtype == DType.F32) {
            return Float.isFinite(((float[]) numbers)[size] = number.toFloat());
        }
        if (dtype == DType.F64) {
            return Double.isFinite(((double[]) numbers)[size] = number.toDouble());
        }
        if (!number.isWhole(least, greatest)) {
            return false;
        }
        switch (dtype) {
            case U8 -> ((byte[]) numbers)[size] = (byte) number.toLong();
            case I32 -> ((int[]) numbers)[size] = (int) number.toLong();
            default -> ((long[]) numbers)[size] = number.toLong();
        }
        return true;
    }

    private String expected() {
        if (!classNames.isEmpty()) {
            return "expected a class number from 0 to " + greatest + ", or one of " + NearestName.listed(classNames);
        }
        return switch (dtype) {
            case F32, F64 -> "expected a number that " + dtype + " can hold";
            case BOOL -> "expected true, false, 1 or 0";
            default -> "expected a whole number from " + least + " to " + greatest + " (" + dtype + ")";
        };
    }

    @Override
    public Column finish(int columns) {
        Object exact = Numbers.resize(dtype, numbers, size);
        return Column.of(
                columns == 1 ? NdArray.of(dtype, exact, size) : NdArray.of(dtype, exact, size / columns, columns));
    }
}
