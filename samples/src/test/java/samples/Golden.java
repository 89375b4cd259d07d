package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.runtime.data.NdArray;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Holds the weights of a short training to the bits of the day when they were written down. */
public final class Golden {
    private Golden() {}

    /**
     * @param expected the SHA-256 of all weights in file order, as little-endian bytes
     * @param weights {@code model.weights()}
     */
    public static void check(String expected, Map<String, NdArray> weights) {
        assertEquals(
                expected,
                digest(weights),
                "The training gives other bits than it did. If nothing was meant to change a result, this is a bug. If"
                    + " it was (another formula, another order of a sum, another random number), write the new digest"
                    + " here and tell in the commit why the bits moved; when the rules of section \"numerics\""
                    + " changed, raise their number too.");
    }

    private static String digest(Map<String, NdArray> weights) {
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            for (NdArray weight : weights.values()) {
                weight.writeTo(out);
            }
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every JDK has SHA-256, and nothing is written", e);
        }
    }
}
