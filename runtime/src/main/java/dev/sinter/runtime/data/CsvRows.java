package dev.sinter.runtime.data;

import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The rows of a CSV text, one at a time, without an object per cell. Cells are parted by commas; a cell in double quotes may hold
 * commas, line ends and doubled quotes; blanks around a cell and empty lines do not count.
 */
final class CsvRows {
    private static final int MOST_ROW = 1 << 26;

    private final Path path;
    private final Reader in;
    private final char[] buffer = new char[1 << 15];
    private int next;
    private int limit;
    private char[] text = new char[1 << 10];
    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int cells;
    private int line;
    private int nextLine = 1;

    CsvRows(Path path, InputStream in) throws IOException {
        this.path = path;
        // a decoder reports broken UTF-8; a charset would replace it in silence
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        int first = read();
        if (first >= 0 && first != '\uFEFF') {
            next--;
        }
    }

    /** Goes to the next row that is not empty; false at the end. */
    boolean next() throws IOException {
        do {
            if (!row()) {
                return false;
            }
        } while (cells == 1 && starts[0] == ends[0]);
        return true;
    }

    /** The number of cells of this row. */
    int cells() {
        return cells;
    }

    /** The line on which this row begins, from 1. */
    int line() {
        return line;
    }

    String cell(int cell) {
        return new String(text, starts[cell], ends[cell] - starts[cell]);
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    boolean scan(int cell, Decimal number) {
        return number.scan(text, starts[cell], ends[cell]);
    }

    /** An error at this row. */
    FileException error(String problem) {
        return new FileException(path + ":" + line, problem);
    }

    private boolean row() throws IOException {
        line = nextLine;
        cells = 0;
        length = 0;
        int c = read();
        if (c < 0) {
            return false;
        }
        c = cellFrom(c);
        while (c == ',') {
            c = cellFrom(read());
        }
        nextLine++;
        if (c == '\r' && read() != '\n' && limit > 0) {
            next--;
        }
        return true;
    }

    /** Reads one cell that begins with c; gives the character that ended it. */
    private int cellFrom(int first) throws IOException {
        int c = skipBlanks(first);
        if (cells == ends.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        starts[cells] = length;
        if (c == '"') {
            c = skipBlanks(quoted());
            ends[cells++] = length;
            if (!endsCell(c)) {
                throw error("expected a comma or the end of the line after the closing quote of cell " + cells
                        + ", found '" + (char) c + "'; write a quote inside quotes twice");
            }
            return c;
        }
        while (!endsCell(c)) {
            append(c);
            c = read();
        }
        int end = length;
        while (end > starts[cells] && isBlank(text[end - 1])) {
            end--;
        }
        ends[cells++] = end;
        return c;
    }

    /** Reads to the closing quote; gives the character after it. */
    private int quoted() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                throw error("the quote that opens cell " + (cells + 1) + " is never closed");
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            nextLine += c == '\n' ? 1 : 0;
            append(c);
        }
    }

    private int skipBlanks(int first) throws IOException {
        int c = first;
        while (isBlank(c)) {
            c = read();
        }
        return c;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean endsCell(int c) {
        return c == ',' || c == '\n' || c == '\r' || c < 0;
    }

    private void append(int c) {
        if (length == text.length) {
            if (length == MOST_ROW) {
                throw error("more than " + MOST_ROW + " characters in one row; is a quote never closed?");
            }
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = (char) c;
    }

    private int read() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[next++];
    }
}
