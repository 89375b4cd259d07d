package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    private static final List<String> NONE = List.of();
    private static final List<String> SPECIES = List.of("setosa", "virginica", "versicolor");

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("x.csv");
    }

    private Column read(String text, DType dtype, List<String> classNames, String... columns) {
        try {
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Csv.read(path, List.of(columns), dtype, classNames);
    }

    private NdArray numbers(String text, DType dtype, String... columns) {
        return read(text, dtype, NONE, columns).values();
    }

    private String message(String text, DType dtype, List<String> classNames, String... columns) {
        String message = assertThrows(FileException.class, () -> read(text, dtype, classNames, columns))
                .getMessage();
        assertEquals(path.toString(), message.substring(0, path.toString().length()));
        return message.substring(path.toString().length());
    }

    @Test
    void readsAllColumns() {
        assertEquals(NdArray.of(new float[] {1, 2.5f, -3, 4e-3f}, 2, 2), numbers("a,b\n1,2.5\n-3,4e-3\n", DType.F32));
        assertEquals(NdArray.of(new double[] {0.1, 2}, 2), numbers("a\n0.1\n2", DType.F64));
    }

    @Test
    void readsNamedColumnsInTheOrderAsked() {
        String text = "a,b,c\n1,2,3\n4,5,6\n";
        assertEquals(NdArray.of(new int[] {3, 1, 6, 4}, 2, 2), numbers(text, DType.I32, "c", "a"));
        assertEquals(NdArray.of(new long[] {2, 5}, 2), numbers(text, DType.I64, "b"));
        assertEquals(NdArray.of(new byte[] {2, 2, 5, 5}, 2, 2), numbers(text, DType.U8, "b", "b"));
    }

    @Test
    void readsQuotesAndEveryLineEnd() {
        assertEquals(
                List.of("a \"b\", c", "d\r\ne", "f"),
                read("x,y\r\n\"a \"\"b\"\", c\",1\r\n\r\n \"d\r\ne\" ,2\rf,3", DType.U8, NONE, "x")
                        .classNames());
        assertEquals(
                NdArray.of(new int[] {1, 2, 3}, 3),
                numbers("\uFEFF\"x\", y\r\n\r\na, \"1\"\r\n\r\nb,2\t\rc,3\n\n", DType.I32, "y"));
    }

    @Test
    void readsAQuoteInsideAnUnquotedCellAsItIs() {
        assertEquals(
                List.of("3.5\" disk"), read("x\n3.5\" disk\n", DType.U8, NONE).classNames());
    }

    @Test
    void readsBools() {
        assertEquals(
                NdArray.ofBools(new byte[] {1, 0, 1, 0, 1}, 5), numbers("x\ntrue\nFalse\n1\n0\nTRUE\n", DType.BOOL));
        assertEquals(
                ":2: column 'x': expected true, false, 1 or 0, found \"yes\"", message("x\nyes\n", DType.BOOL, NONE));
    }

    @Test
    void numbersWordsInSortedOrder() {
        Column column = read("n,s\n1,pear\n2,apple\n3,pear\n", DType.I32, NONE, "s");
        assertEquals(NdArray.of(new int[] {1, 0, 1}, 3), column.values());
        assertEquals(List.of("apple", "pear"), column.classNames());
    }

    @Test
    void numbersWordsByTheNamesGiven() {
        Column column = read("s\nversicolor\nsetosa\n", DType.U8, SPECIES);
        assertEquals(NdArray.of(new byte[] {2, 0}, 2), column.values());
        assertEquals(SPECIES, column.classNames());
        assertEquals(
                ":3: column 's': expected one of setosa, virginica, versicolor, found \"Setosa\"",
                message("s\nsetosa\nSetosa\n", DType.U8, SPECIES));
    }

    @Test
    void takesClassNumbersWhereNamesAreKnown() {
        assertEquals(
                NdArray.of(new byte[] {2, 0}, 2),
                read("s\n2\n0\n", DType.U8, SPECIES).values());
        assertEquals(
                ":3: column 's': expected a class number from 0 to 2, or one of setosa, virginica, versicolor, found"
                        + " \"3\"",
                message("s\n2\n3\n", DType.U8, SPECIES));
        assertEquals(
                NdArray.of(new byte[] {1, 0}, 2),
                read("s\n3\n8\n", DType.U8, List.of("8", "3")).values());
    }

    @Test
    void letsTheFirstRowDecideBetweenNumbersAndWords() {
        assertEquals(
                ":3: column 'x': expected a whole number from 0 to 255 (u8), found \"two\"",
                message("x\n1\ntwo\n", DType.U8, NONE));
        assertEquals(List.of("1", "two"), read("x\ntwo\n1\n", DType.U8, NONE).classNames());
        assertEquals(
                ":2: column 'y': expected a whole number from 0 to 255 (u8), found \"a\"",
                message("x,y\n1,a\n", DType.U8, NONE));
    }

    @Test
    void numbersNoMoreWordsThanTheDtypeHolds() {
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 256; i++) {
            text.append("w").append(i).append('\n');
        }
        assertEquals(256, read(text.toString(), DType.U8, NONE).classNames().size());
        assertEquals(
                ": has 257 different words in one column, more than u8 can number; declare the input as i32",
                message(text + "more\n", DType.U8, NONE));
    }

    @Test
    void namesTheCellThatDoesNotFit() {
        assertEquals(
                ":2: column 'b': expected a whole number from 0 to 255 (u8), found \"256\"",
                message("a,b\n1,256\n", DType.U8, NONE));
        assertEquals(
                ":2: column 'a': expected a whole number from -2147483648 to 2147483647 (i32), found \"1.5\"",
                message("a\n1.5\n", DType.I32, NONE));
        assertEquals(
                ":3: column 'a': expected a number that f32 can hold, found \"1e39\"",
                message("a\n1\n1e39\n", DType.F32, NONE));
        assertEquals(
                ":2: column 'a': expected a number that f64 can hold, found \"nan\"",
                message("a\nnan\n", DType.F64, NONE));
    }

    @Test
    void namesTheEmptyCell() {
        assertEquals(
                ":4: column 'b': the cell is empty; fill it in or remove the row",
                message("a,b\n1,2\n\n3,\n", DType.F32, NONE));
        assertEquals(
                ":2: column 'b': the cell is empty; fill it in or remove the row",
                message("a,b\n1, \n", DType.U8, NONE, "b"));
        assertEquals(NdArray.of(new float[] {3}, 1), numbers("a,b\n3,\n", DType.F32, "a"));
    }

    @Test
    void countsLinesThroughQuotedLineEnds() {
        assertEquals(
                ":5: column 'b': expected a number that f32 can hold, found \"x\"",
                message("a,b\n\"1\n2\n3\",4\n5,x\n", DType.F32, NONE, "b"));
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertEquals(
                ":3: expected 2 cells as in the header line, found 3", message("a,b\n1,2\n1,2,3\n", DType.F32, NONE));
        assertEquals(":2: expected 2 cells as in the header line, found 1", message("a,b\n1\n", DType.U8, NONE, "b"));
    }

    @Test
    void wantsAHeaderAndRows() {
        assertEquals(": is empty; expected a header line with column names, then rows", message("", DType.F32, NONE));
        assertEquals(": has a header line and no rows; expected one or more", message("a,b\n\n", DType.F32, NONE));
        assertEquals(
                ":1: expected a header line with column names, found numbers; put a first line of names into the file",
                message("1,2\n3,4\n", DType.F32, NONE));
        assertEquals(NdArray.of(new float[] {3, 4}, 1, 2), numbers("0,1\n3,4\n", DType.F32));
    }

    @Test
    void suggestsTheNearestColumn() {
        assertEquals(
                ":1: no column 'sepal_lenght'; did you mean 'sepal_length'?",
                message("sepal_length,species\n1,2\n", DType.F32, NONE, "sepal_lenght"));
        assertEquals(
                ":1: no column 'b'; the cells seem to be parted by semicolons or tabs, expected commas",
                message("a;b\n1;2\n", DType.F32, NONE, "b"));
        assertEquals(
                ":1: two columns have the name 'a'; give them different names",
                message("a,a\n1,2\n", DType.F32, NONE, "a"));
    }

    @Test
    void namesTheBrokenQuote() {
        assertEquals(":2: the quote that opens cell 2 is never closed", message("a,b\n1,\"2\n3,4\n", DType.F32, NONE));
        assertEquals(
                ":2: expected a comma or the end of the line after the closing quote of cell 1, found 'x'; write a"
                        + " quote inside quotes twice",
                message("a,b\n\"1\"x,2\n", DType.F32, NONE));
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Files.write(path, "a\nK\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                path + ": is not UTF-8 text; save it as UTF-8",
                assertThrows(FileException.class, () -> Csv.read(path, NONE, DType.U8, NONE))
                        .getMessage());
    }

    @Test
    void readsManyRows() {
        StringBuilder text = new StringBuilder("a,b\n");
        double[] expected = new double[2 * 30_000];
        for (int i = 0; i < 30_000; i++) {
            text.append(i).append(',').append(i / 8.0).append('\n');
            expected[2 * i] = i;
            expected[2 * i + 1] = i / 8.0;
        }
        assertEquals(NdArray.of(expected, 30_000, 2), numbers(text.toString(), DType.F64));
    }
}
