package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a data file of any known format. Its first bytes say which one it is, never its name: IDX, NumPy {@code .npy}, or else CSV
 * text, each plain or packed with gzip.
 *
 * <p>Example: {@code DataFile.read(Path.of("iris.csv"), List.of("sepal_length", "sepal_width"), DType.F32, List.of())}.
 */
public final class DataFile {
    private static final int PEEK = 512;

    private DataFile() {}

    /**
     * IDX and {@code .npy} files give their numbers as they are (see {@link NdArray#as}); a CSV text is read as the dtype wanted.
     *
     * @param columns of a CSV text, in this order; none means all; must be none for the other formats
     * @param dtype what the numbers of a CSV text are read as
     * @param classNames see {@link Csv#read(Path, List, DType, List)}
     */
    public static Column read(Path path, List<String> columns, DType dtype, List<String> classNames) {
        return Source.read(path, source -> {
            if (source.startsWith(0, 0)) {
                return Column.of(withoutColumns(Idx.read(source), path, columns));
            }
            if (source.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y')) {
                return Column.of(withoutColumns(Npy.read(source), path, columns));
            }
            checkText(source);
            return Csv.read(source, columns, dtype, classNames);
        });
    }

    private static NdArray withoutColumns(NdArray array, Path path, List<String> columns) {
        if (!columns.isEmpty()) {
            throw new FileException(
                    path.toString(),
                    "holds one array, " + array + ", and no named columns; leave out '" + String.join(",", columns)
                            + "'");
        }
        return array;
    }

    private static void checkText(Source source) throws IOException {
        byte[] start = source.peek(PEEK);
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                boolean zip = start[0] == 'P' && start[1] == 'K';
                throw new FileException(
                        source.path().toString(),
                        "not in a known format; expected IDX, NumPy .npy or CSV text"
                                + " (each may be packed with gzip)"
                                + (zip ? ", found a ZIP archive: unpack it first" : ""));
            }
        }
    }
}
