package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VectorPathTest {
    @Test
    void aJdkThatMakesObjectsOfMixedVectorsGets8LanesAtMost() {
        assertEquals(8, VectorPath.widest(17));
        assertEquals(
                8,
                VectorPath.widest(24),
                "JDKs between 17 and 25 have not been measured; if this one was, move the bound");
        assertEquals(16, VectorPath.widest(25));
    }
}
