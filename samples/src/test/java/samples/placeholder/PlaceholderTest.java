package samples.placeholder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    private final Graph graph = Graph.initialize(1);
    private final OtherGraph other = OtherGraph.initialize(1);

    @Test
    void theValueFromOutsideIsUsed() {
        assertEquals(5f, graph.predict(3).F());
        assertEquals(-2f, graph.predict(10).F());
    }

    @Test
    void modelsSideBySideKeepTheirOwnValues() {
        assertEquals(14f, other.predict().d());
        assertEquals(5f, graph.predict(3).F());
        assertEquals(14f, other.predict().d());
    }

    @Test
    void aDefaultHoldsUntilTheMemoryIsToldOtherwise() {
        OtherGraph.Memory memory = OtherGraph.newMemory();
        assertEquals(14f, other.predict(memory).d());
        memory.c(3);
        assertEquals(6f, other.predict(memory).d());
        assertEquals(6f, other.predict(memory).d());
        assertEquals(14f, other.predict(OtherGraph.newMemory()).d());
    }
}
