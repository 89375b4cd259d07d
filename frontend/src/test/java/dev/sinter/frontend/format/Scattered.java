package dev.sinter.frontend.format;

import java.util.List;
import java.util.Random;

/** Words as someone might have typed them who has never seen the language: comments and line ends anywhere. */
final class Scattered {
    private static final String BRACKETS = "()[]{},:";

    private Scattered() {}

    /** The words with something between each two: little in some programs, much in others. */
    static String text(List<String> words, Random random) {
        int rarity = 1 + random.nextInt(30);
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder out = new StringBuilder();
        String before = "{";
        for (String word : words) {
            boolean mayTouch = BRACKETS.contains(before) || BRACKETS.contains(word);
            out.append(mayTouch && random.nextBoolean() ? "" : " ");
            if (random.nextInt(rarity) == 0) {
                out.append(noise(end, random));
            }
            out.append(word);
            before = word;
        }
        return out + noise(end, random);
    }

    private static String noise(String end, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "   // behind or above " + end;
            case 1 -> end + "// above, " + random.nextInt(100) + end;
            case 2 -> end + "/// doc" + end;
            case 3 -> end + end + " \t" + end;
            case 4 -> end + "//" + end + end + "/// one" + end + "///   two" + end;
            default -> end;
        };
    }
}
