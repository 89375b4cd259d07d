package dev.sinter.frontend.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    @Test
    void asksOnlyWhereANameIsNear() {
        assertEquals("did you mean `dense`?", DidYouMean.hint("dens", List.of("units", "dense")));
        assertEquals("", DidYouMean.hint("residual", List.of("units", "dense")));
    }
}
