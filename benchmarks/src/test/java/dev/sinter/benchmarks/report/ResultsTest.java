package dev.sinter.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From raw figures to what is told about them. */
class ResultsTest {
    private static final Path CASE = Path.of("src/test/cases/report/run.case");
    private static final String ARROW = "\n=>\n";

    @Test
    void theTableSaysWhatTheFiguresSay() throws IOException {
        String text = Files.readString(CASE);
        int arrow = text.indexOf(ARROW);
        String raw = text.substring(0, arrow);
        String found = ResultsText.of(ResultsJson.read(raw));
        if (Boolean.getBoolean("sinter.bless")) {
            Files.writeString(CASE, raw + ARROW + found);
        }
        assertEquals(
                Files.readString(CASE).substring(arrow + ARROW.length()),
                found,
                "RESULTS.md differs from " + CASE + "; if it should, run again with -Dsinter.bless=true and read it");
    }

    @Test
    void rawFiguresSurviveTheirFile() throws IOException {
        Results results = read();
        assertEquals(results, ResultsJson.read(ResultsJson.write(results)));
    }

    @Test
    void thePageShowsEveryRowAndNeedsNothingElse() throws IOException {
        String page = ResultsPage.of(read());
        for (Results.Measured measured : read().rows()) {
            assertTrue(
                    page.contains("<h2>" + measured.row().title() + "</h2>"),
                    measured.row().title());
        }
        assertFalse(page.contains("<script") || page.contains("src=") || page.contains("href="), page);
    }

    @Test
    void aMedianIsTakenOfEachRoundAndThenOfRounds() {
        Rounds rounds = new Rounds(List.of(List.of(1.0, 9.0, 2.0), List.of(4.0), List.of(3.0, 5.0)));
        assertEquals(List.of(2.0, 4.0, 4.0), rounds.medians());
        assertEquals(4.0, rounds.median());
        assertEquals(2.0, rounds.fastest());
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        Rounds ours = new Rounds(List.of(List.of(1.0), List.of(2.0)));
        Rounds peer = new Rounds(List.of(List.of(4.0), List.of(4.0), List.of(100.0)));
        assertEquals(List.of(2.0, 4.0), ours.ratios(peer));
    }

    @Test
    void everyRowAndEngineHasANameOfItsOwn() {
        assertEquals(
                Contestant.ALL.size(),
                Contestant.ALL.stream().map(Contestant::key).distinct().count());
        assertEquals(Row.ALL.size(), Row.ALL.stream().map(Row::title).distinct().count());
    }

    private static Results read() throws IOException {
        String text = Files.readString(CASE);
        return ResultsJson.read(text.substring(0, text.indexOf(ARROW)));
    }
}
