package dev.sinter.optimizer.plan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.graph.Dim;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileSizeTest {
    private static TileSize choose(Dim rows, long columns, int lanes) {
        return TileSize.choose(Optional.of(rows), Dim.of(columns), lanes, false);
    }

    @Test
    void rowsDivideUsualBatches() {
        assertEquals(new TileSize(5, 2), choose(Dim.BATCH, 300, 8));
        assertEquals(new TileSize(4, 4), choose(Dim.BATCH, 300, 16));
    }

    @Test
    void moreRowsShareWhatComesFromTheSecondCache() {
        assertEquals(new TileSize(5, 4), TileSize.choose(Optional.of(Dim.BATCH), Dim.of(1024), 16, true));
    }

    @Test
    void rowsSuitAKnownNumberOfRows() {
        assertEquals(new TileSize(6, 2), choose(Dim.of(300), 100, 8));
        assertEquals(new TileSize(4, 2), choose(Dim.of(8), 100, 8));
        assertEquals(new TileSize(3, 2), choose(Dim.of(3), 100, 8));
    }

    @Test
    void fewColumnsNeedFewVectors() {
        assertEquals(2, choose(Dim.BATCH, 10, 8).vectors());
        assertEquals(1, choose(Dim.BATCH, 8, 8).vectors());
        assertEquals(2, choose(Dim.BATCH, 32, 16).vectors());
    }

    @Test
    void accumulatorsStayInRegisters() {
        for (int lanes : new int[] {4, 8, 16}) {
            int registers = lanes == 16 ? 32 : 16;
            for (long columns = lanes; columns < 200; columns++) {
                for (long rows = 1; rows < 40; rows++) {
                    TileSize tile = choose(Dim.of(rows), columns, lanes);
                    int used = tile.rows() * tile.vectors() + tile.vectors() + 1;
                    assertTrue(used <= registers, () -> tile + " needs " + used + " registers");
                }
            }
        }
    }

    @Test
    void oneRowTakesMoreVectors() {
        assertEquals(new TileSize(1, 4), TileSize.choose(Optional.empty(), Dim.of(300), 8, false));
    }
}
