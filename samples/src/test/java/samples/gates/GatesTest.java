package samples.gates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GatesTest {
    private static final float[] CASES = {0, 0, 0, 1, 1, 0, 1, 1};

    @Test
    void truthTablesAreThoseOfLogic() {
        Gates.Memory memory = Gates.newMemory(4);
        Gates.initialize(1).predict(CASES, 4, memory);
        assertArrayEquals(new int[] {0, 0, 0, 1}, memory.both());
        assertArrayEquals(new int[] {1, 1, 1, 0}, memory.not_both());
        assertArrayEquals(new int[] {0, 1, 1, 1}, memory.either());
        assertArrayEquals(new int[] {0, 1, 1, 0}, memory.one_of_two());
    }

    @Test
    void oneCaseIsARecordOfFourNumbers() {
        assertEquals(new Gates.Output(0, 1, 1, 1), Gates.initialize(1).predict(new float[] {0, 1}));
    }
}
