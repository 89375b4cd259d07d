package dev.sinter.frontend.problem;

import dev.sinter.runtime.data.NearestName;
import java.util.Collection;

/** The known name that is nearest to an unknown one, as a hint. */
public final class DidYouMean {
    private DidYouMean() {}

    /** "did you mean `dense`?", or nothing. */
    public static String hint(String unknown, Collection<String> known) {
        return NearestName.find(unknown, known)
                .map(name -> "did you mean `" + name + "`?")
                .orElse("");
    }
}
