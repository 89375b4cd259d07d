package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text with the name that messages show, {@code digits.model}. For a file the name is the path as the user wrote it, so
 * the place of an import can be found from it. Offsets count UTF-16 units from 0; lines and columns count from 1, columns
 * in code points.
 */
public final class Source {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** The text of a file's bytes, which are UTF-8, with or without a byte order mark. */
    public static Source ofBytes(String name, byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " is not UTF-8 text", e);
        }
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The file's name without folders. */
    public String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    public int columnAt(int offset) {
        return text.codePointCount(lineStart(lineAt(offset)), offset) + 1;
    }

    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The offset of a column, as {@link #columnAt} counts them. */
    public int offset(int line, int column) {
        return text.offsetByCodePoints(lineStart(line), column - 1);
    }

    /** The line without its end. */
    public String line(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        int start = lineStart(line);
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A line ends with \n, \r\n or \r. */
    private static int[] lineStarts(String text) {
        int[] starts = new int[text.length() + 1];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
