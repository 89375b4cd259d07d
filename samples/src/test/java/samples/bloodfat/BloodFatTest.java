package samples.bloodfat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class BloodFatTest {
    private final Dataset persons = FitBloodFat.read(SampleData.BLOOD_FAT);

    @Test
    void findsTheLineOfTheCourse() {
        Trainer<BloodFat> trainer = FitBloodFat.train(persons, FitBloodFat.SEED);
        BloodFat model = trainer.model();
        float[] factors = model.weights().get("fat.kernel").floats();
        assertEquals(1.25, factors[0], 0.01);
        assertEquals(5.57, factors[1], 0.01);
        assertEquals(5, model.weights().get("fat.bias").floats()[0], 0.05);
        float heavy = model.predict(100, 44).prediction();
        assertTrue(heavy > 370 && heavy < 380, "100 kg, 44 years: " + heavy);
        float light = model.predict(60, 25).prediction();
        assertTrue(light > 214 && light < 224, "60 kg, 25 years: " + light);
    }

    @Test
    void lossFallsFromTensOfThousandsToUnder2500FromAnySeed() {
        for (long seed = 1; seed <= 5; seed++) {
            double before = BloodFat.trainer(seed).evaluate(persons, 25).loss().orElseThrow();
            double after = FitBloodFat.train(persons, seed)
                    .evaluate(persons, 25)
                    .loss()
                    .orElseThrow();
            assertTrue(before > 20_000, "seed " + seed + " begins at " + before);
            assertTrue(after < 2_500, "seed " + seed + " ends at " + after);
        }
    }

    @Test
    void hundredStepsGiveTheBitsWrittenDown() {
        Trainer<BloodFat> trainer = BloodFat.trainer(1);
        trainer.fit(persons, Fit.epochs(50).batchSize(13));
        Golden.check(
                "b4fb0efec47f395dc054ea4fd7a6e13db3dbfa9ba619fa22c159993ba176d9d4",
                trainer.model().weights());
    }
}
