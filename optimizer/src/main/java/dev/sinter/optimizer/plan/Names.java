package dev.sinter.optimizer.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out names that are Java identifiers and different from one another: {@code hidden1.kernel} becomes {@code hidden1_kernel}. */
public final class Names {
    private final Set<String> taken = new HashSet<>();
    /** The number that was tried last for a name. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Names that go on from here without these knowing. */
    Names copy() {
        Names copy = new Names();
        copy.taken.addAll(taken);
        copy.numbers.putAll(numbers);
        return copy;
    }

    /** The first of the wanted names that was not given out before, else the last one with a number. */
    public String unique(String... wanted) {
        for (String each : wanted) {
            String plain = identifier(each);
            if (taken.add(plain)) {
                return plain;
            }
        }
        String last = identifier(wanted[wanted.length - 1]);
        int number;
        do {
            number = numbers.merge(last, 2, (tried, _) -> tried + 1);
        } while (!taken.add(last + "_" + number));
        return last + "_" + number;
    }

    private static String identifier(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_]+", "_");
        boolean good = SourceVersion.isName(plain);
        return good ? plain : "_" + plain;
    }
}
