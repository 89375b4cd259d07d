package dev.sinter.runtime.data;

/** Collects the chosen cells of a CSV text, row by row. */
interface CsvCells {
    /** Takes one cell. The answer is empty, or what was expected of the cell. */
    String add(CsvRows rows, int cell);

    /** All cells taken, so many per row. */
    Column finish(int columns);
}
