package dev.sinter.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All engines take turns on a row, so that what disturbs the machine for a while disturbs all of them.
 *
 * @param rounds how many turns each has
 * @param out told of every turn
 */
record Turns(Clock clock, Cores cores, List<Contestant> contestants, int rounds, PrintStream out) {
    /** The results with one row more. An engine that fails is left out of the row, and the results say so. */
    Results measured(Results before, Row row) throws InterruptedException {
        Results results = before;
        Map<String, List<List<Double>>> found = new LinkedHashMap<>();
        contestants.stream().filter(c -> c.runs().test(row)).forEach(c -> found.put(c.key(), new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (String key : List.copyOf(found.keySet())) {
                Contestant contestant = Contestant.named(key);
                String turn = contestant.title() + ", " + row.title();
                try {
                    List<Double> nanoseconds = cores.during(row.threads(), () -> clock.measure(contestant, row));
                    found.get(key).add(nanoseconds);
                    say(
                            round,
                            turn + ": " + Figures.of(row.unit().of(Rounds.median(nanoseconds), row.workload())) + " "
                                    + row.unit());
                } catch (IOException e) {
                    found.remove(key);
                    results = results.failing(turn + ": failed; the run's output says why");
                    say(round, turn + ": " + e.getMessage());
                }
            }
        }
        Map<String, Rounds> engines = new LinkedHashMap<>();
        found.forEach((key, iterations) -> engines.put(key, new Rounds(iterations)));
        return results.with(new Results.Measured(row, engines));
    }

    private void say(int round, String what) {
        out.println("round " + round + " of " + rounds + ": " + what);
    }
}
