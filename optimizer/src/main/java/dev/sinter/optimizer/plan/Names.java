package dev.sinter.optimizer.plan;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out names that are Java identifiers and different from one another: {@code hidden1.kernel} becomes {@code hidden1_kernel}. */
public final class Names {
    private final Set<String> taken = new HashSet<>();

    /** A name like the wanted one that was not given out before. */
    public String unique(String wanted) {
        String plain = identifier(wanted);
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "_" + i;
        }
        return name;
    }

    private static String identifier(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_]+", "_");
        boolean good = SourceVersion.isName(plain);
        return good ? plain : "_" + plain;
    }
}
