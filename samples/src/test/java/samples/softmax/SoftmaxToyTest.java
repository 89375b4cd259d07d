package samples.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import samples.Golden;

class SoftmaxToyTest {
    private static final Path FILE = Path.of("data/softmax_toy.csv");
    private final Dataset rows = Dataset.builder()
            .column(
                    "x",
                    Csv.read(FILE, List.of("x1", "x2", "x3", "x4"), DType.F32, List.of())
                            .values())
            .column(
                    "label",
                    Csv.read(FILE, List.of("label"), DType.U8, List.of()).values())
            .build();
    private final Trainer<SoftmaxToy> trainer = SoftmaxToy.trainer(1);

    @Test
    void twoThousandAndOneStepsGetAllEightRowsRight() {
        trainer.fit(rows, Fit.epochs(2001).batchSize(8));
        Figures figures = trainer.evaluate(rows, 8);
        assertEquals(1.0, figures.metrics().get("accuracy"));
        assertTrue(figures.metrics().get("cross_entropy") < 0.18);
    }

    @Test
    void hundredStepsGiveTheBitsWrittenDown() {
        trainer.fit(rows, Fit.epochs(50).batchSize(5));
        Golden.check(
                "06ed9c771acce9adcb03873058cff922b0e9cd01719838e8f10f687b860c1bf2",
                trainer.model().weights());
    }
}
