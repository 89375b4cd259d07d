package dev.sinter.frontend.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("dense", "units", "softmax", "sigmoid", "log", "exp", "b", "W");

    @Test
    void findsALostLetter() {
        assertEquals(Optional.of("dense"), DidYouMean.nearest("dens", KNOWN));
    }

    @Test
    void findsSwappedLetters() {
        assertEquals(Optional.of("softmax"), DidYouMean.nearest("sotfmax", KNOWN));
    }

    @Test
    void findsTheOtherCase() {
        assertEquals(Optional.of("W"), DidYouMean.nearest("w", KNOWN));
    }

    @Test
    void doesNotGuessFromOneLetter() {
        assertEquals(Optional.empty(), DidYouMean.nearest("h", KNOWN));
    }

    @Test
    void doesNotGuessWhereNothingIsNear() {
        assertEquals(Optional.empty(), DidYouMean.nearest("residual", KNOWN));
        assertEquals("", DidYouMean.hint("residual", KNOWN));
    }

    @Test
    void takesTheFirstByAlphabetOfEquallyNearNames() {
        assertEquals(Optional.of("bat"), DidYouMean.nearest("hat", List.of("rat", "cat", "bat")));
    }

    @Test
    void countsASwapAsOneStep() {
        assertEquals(1, DidYouMean.distance("ab", "ba"));
        assertEquals(3, DidYouMean.distance("kitten", "sitting"));
        assertEquals(4, DidYouMean.distance("", "loss"));
    }
}
