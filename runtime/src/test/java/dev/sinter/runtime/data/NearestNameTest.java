package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("dense", "units", "softmax", "sigmoid", "log", "exp", "b", "W");

    @Test
    void findsALostLetter() {
        assertEquals(Optional.of("dense"), NearestName.find("dens", KNOWN));
    }

    @Test
    void findsSwappedLetters() {
        assertEquals(Optional.of("softmax"), NearestName.find("sotfmax", KNOWN));
    }

    @Test
    void findsTheOtherCase() {
        assertEquals(Optional.of("W"), NearestName.find("w", KNOWN));
    }

    @Test
    void doesNotGuessFromOneLetter() {
        assertEquals(Optional.empty(), NearestName.find("h", KNOWN));
    }

    @Test
    void doesNotGuessWhereNothingIsNear() {
        assertEquals(Optional.empty(), NearestName.find("residual", KNOWN));
    }

    @Test
    void takesTheFirstByAlphabetOfEquallyNearNames() {
        assertEquals(Optional.of("bat"), NearestName.find("hat", List.of("rat", "cat", "bat")));
    }

    @Test
    void countsASwapAsOneStep() {
        assertEquals(1, NearestName.distance("ab", "ba"));
        assertEquals(3, NearestName.distance("kitten", "sitting"));
        assertEquals(4, NearestName.distance("", "loss"));
    }

    @Test
    void hintsAtANearNameAndListsTheOthersWhereNoneIs() {
        assertEquals("; did you mean 'dense'?", NearestName.hint("dens", KNOWN));
        assertEquals("; there are log, exp", NearestName.hint("residual", List.of("log", "exp")));
        assertEquals("; there is only log", NearestName.hint("residual", List.of("log")));
        assertEquals("; there are none", NearestName.hint("residual", List.of()));
    }
}
