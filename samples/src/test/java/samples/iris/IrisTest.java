package samples.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Column;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build runs this twice: with vectors on its own JDK, and without on the JDK of Maven. */
class IrisTest {

    private static final Path FILE = Path.of("data", "iris.csv");
    private static final List<String> LENGTHS = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");

    private final Trainer<Iris> trainer = Iris.trainer(1);
    private final Dataset flowers = flowers();

    @Test
    void trainsToTheSameBitsOnEveryJava(@TempDir Path folder) throws IOException, NoSuchAlgorithmException {
        trainer.fit(flowers, Fit.epochs(20).batchSize(16));
        Path weights = folder.resolve("iris.safetensors");
        trainer.model().save(weights);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(weights));

        assertEquals(
                "2c61fb837d0f96b2fbe156aaf3ca6b0e24e8d1fa506e371ff6ae82dd42f5db7e",
                HexFormat.of().formatHex(digest));
    }

    @Test
    void learnsTheFlowers() {
        trainer.fit(flowers, Fit.epochs(60).batchSize(16));

        assertTrue(trainer.evaluate(flowers, 150).metrics().get("accuracy") >= 0.95);
        assertEquals(
                "setosa",
                trainer.model().predict(new float[] {5.1f, 3.5f, 1.4f, 0.2f}).kindName());
    }

    private static Dataset flowers() {
        Column lengths = Csv.read(FILE, LENGTHS, DType.F32, List.of());
        Column species = Csv.read(FILE, List.of("species"), DType.U8, Iris.SPECIES);
        return Dataset.builder()
                .column("x", lengths.values())
                .column("label", species.values())
                .build();
    }
}
