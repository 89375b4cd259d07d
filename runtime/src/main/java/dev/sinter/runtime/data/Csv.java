package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 describes them, in UTF-8, with a header line of column names. {@code #} begins no comment,
 * empty lines do not count, blanks around a cell that has no quotes do not count.
 *
 * <p>Several columns give {@code [rows, columns]}, one gives {@code [rows]}. A number must be one that the dtype can hold (f32
 * and f64 take the nearest). One column of an integer dtype may hold words: its first row decides. Words become class numbers by
 * the names given, or else by their sorted order.
 *
 * <p>Example: {@code Csv.read(Path.of("iris.csv"), List.of("species"), DType.U8, List.of())} gives {@code u8[150]} and the class
 * names setosa, versicolor, virginica.
 */
public final class Csv {
    private Csv() {}

    /**
     * @param columns which columns, in this order; none means all
     * @param classNames the words for the numbers 0, 1, 2... of a class; none when any will do
     */
    public static Column read(Path path, List<String> columns, DType dtype, List<String> classNames) {
        return Source.read(path, source -> read(source, columns, dtype, classNames));
    }

    static Column read(Source source, List<String> columns, DType dtype, List<String> classNames) throws IOException {
        CsvRows rows = new CsvRows(source.path(), source.stream());
        List<String> header = header(source.path(), rows);
        int[] chosen = choose(rows, header, columns);
        if (!rows.next()) {
            throw new FileException(source.path().toString(), "has a header line and no rows; expected one or more");
        }
        CsvCells cells = cells(rows, chosen, dtype, classNames);
        do {
            if (rows.cells() != header.size()) {
                throw rows.error("expected " + header.size() + " cells as in the header line, found " + rows.cells());
            }
            for (int cell : chosen) {
                if (rows.isEmpty(cell)) {
                    throw error(rows, header.get(cell), "the cell is empty; fill it in or remove the row");
                }
                String problem = cells.add(rows, cell);
                if (!problem.isEmpty()) {
                    throw error(rows, header.get(cell), problem + ", found \"" + rows.cell(cell) + '"');
                }
            }
        } while (rows.next());
        return cells.finish(chosen.length);
    }

    private static FileException error(CsvRows rows, String column, String problem) {
        return rows.error("column '" + column + "': " + problem);
    }

    private static List<String> header(Path path, CsvRows rows) throws IOException {
        if (!rows.next()) {
            throw new FileException(path.toString(), "is empty; expected a header line with column names, then rows");
        }
        List<String> names = new ArrayList<>();
        Decimal number = new Decimal();
        boolean numbers = true;
        for (int cell = 0; cell < rows.cells(); cell++) {
            names.add(rows.cell(cell));
            // some tools name columns 0, 1, 2...; any other numbers are data
            numbers &= rows.scan(cell, number) && (cell == 0 || !rows.cell(cell).equals(String.valueOf(cell)));
        }
        if (numbers && !(names.size() == 1 && names.get(0).equals("0"))) {
            throw rows.error(
                    "expected a header line with column names, found numbers; put a first line of names into the file");
        }
        return names;
    }

    private static int[] choose(CsvRows rows, List<String> header, List<String> columns) {
        int[] chosen = new int[columns.isEmpty() ? header.size() : columns.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = columns.isEmpty() ? i : header.indexOf(columns.get(i));
            if (chosen[i] < 0) {
                throw rows.error("no column '" + columns.get(i) + "'" + hint(columns.get(i), header));
            }
            String name = header.get(chosen[i]);
            if (!columns.isEmpty() && header.lastIndexOf(name) != chosen[i]) {
                throw rows.error("two columns have the name '" + name + "'; give them different names");
            }
        }
        return chosen;
    }

    private static String hint(String wrong, List<String> header) {
        String only = header.get(0);
        boolean otherSeparator = header.size() == 1 && (only.contains(";") || only.contains("\t"));
        return otherSeparator
                ? "; the cells seem to be parted by semicolons or tabs, expected commas"
                : NearestName.hint(wrong, header);
    }

    private static CsvCells cells(CsvRows rows, int[] chosen, DType dtype, List<String> classNames) {
        int cell = chosen[0];
        if (chosen.length == 1 && dtype.isInteger() && cell < rows.cells() && !rows.isEmpty(cell)) {
            boolean word = !rows.scan(cell, new Decimal()) || classNames.contains(rows.cell(cell));
            return word ? new CsvWords(dtype, classNames) : new CsvNumbers(dtype, classNames);
        }
        return new CsvNumbers(dtype, List.of());
    }
}
