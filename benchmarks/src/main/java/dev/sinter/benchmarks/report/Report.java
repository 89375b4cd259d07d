package dev.sinter.benchmarks.report;

import dev.sinter.runtime.FileException;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main class: measures, or takes figures that were measured before, and writes RESULTS.md, results.json and results.html. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description =
                "Measures engines on workloads, round after round, and writes a table, the raw figures and a page.",
        sortOptions = false)
public final class Report implements Callable<Integer> {
    @Option(names = "--workloads", split = ",", description = "which, by name; all when left out")
    private List<String> workloads = List.of();

    @Option(names = "--engines", split = ",", description = "which, by name; all that are built when left out")
    private List<String> engines = List.of();

    @Option(names = "--rounds", description = "processes for each engine and workload (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--warmup", description = "iterations before the clock counts (default: ${DEFAULT-VALUE})")
    private int warmup = 5;

    @Option(names = "--iterations", description = "iterations that count (default: ${DEFAULT-VALUE})")
    private int iterations = 5;

    @Option(names = "--time", description = "of an iteration: 1s, 200ms (default: ${DEFAULT-VALUE})")
    private String time = "1s";

    @Option(names = "--cold", description = "cold starts of each kind; 0 for none (default: ${DEFAULT-VALUE})")
    private int cold = 9;

    @Option(names = "--root", description = "the repository (default: where you are)")
    private Path root = Path.of("");

    @Option(names = "--to", description = "the folder to write into (default: benchmarks)")
    private Path to = Path.of("benchmarks");

    @Option(names = "--from", description = "writes table and page anew from this results.json, and measures nothing")
    private Path from;

    private PrintStream out;

    private Report(PrintStream out) {
        this.out = out;
    }

    public static void main(String... args) {
        System.exit(new CommandLine(new Report(System.out)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AtomicFile.check(to.resolve("results.json"));
        if (from != null) {
            write(ResultsJson.read(Files.readString(from)));
            return 0;
        }
        Installation installation = new Installation(root.toAbsolutePath());
        Clock clock = new Clock(installation, warmup, iterations, time);
        out.println("measuring what this machine can do at most");
        Results results = new Results(
                Machine.here(),
                rounds + " rounds, each of " + warmup + " + " + iterations + " iterations of " + time,
                Limits.measured(clock, rounds),
                List.of(),
                List.of(),
                List.of());
        List<Contestant> contestants = contestants(installation);
        for (Contestant missing : Contestant.ALL) {
            if (!installation.has(missing.module())) {
                results = results.failing(missing.title() + " is not built: mvn -B verify -Pbenchmarks -DskipTests");
            }
        }
        for (Row row : rows()) {
            results = measured(results, clock, row, contestants);
            write(results);
        }
        if (cold > 0) {
            out.println("cold starts");
            for (Results.Cold start : new ColdStart(installation, cold).measured()) {
                results = results.with(start);
            }
            write(results);
        }
        out.println("written: " + to.resolve("RESULTS.md") + ", results.json and results.html beside it");
        return 0;
    }

    private List<Row> rows() {
        List<String> unknown = workloads.stream()
                .filter(name ->
                        Row.ALL.stream().noneMatch(r -> r.workload().name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            List<String> known =
                    Row.ALL.stream().map(r -> r.workload().name()).distinct().toList();
            throw new IllegalArgumentException("no workload is called " + unknown + "; there are " + known);
        }
        return Row.ALL.stream()
                .filter(r ->
                        workloads.isEmpty() || workloads.contains(r.workload().name()))
                .toList();
    }

    private List<Contestant> contestants(Installation installation) {
        if (!engines.isEmpty()) {
            return engines.stream().map(Contestant::named).toList();
        }
        return Contestant.ALL.stream().filter(c -> installation.has(c.module())).toList();
    }

    /** All engines take turns, so that what disturbs the machine for a while disturbs all of them. */
    private Results measured(Results before, Clock clock, Row row, List<Contestant> contestants)
            throws InterruptedException {
        Results results = before;
        Map<String, List<List<Double>>> found = new LinkedHashMap<>();
        contestants.stream().filter(c -> c.runs().test(row)).forEach(c -> found.put(c.key(), new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (String key : List.copyOf(found.keySet())) {
                String what = Contestant.named(key).title() + ", " + row.title();
                try {
                    found.get(key).add(clock.measure(Contestant.named(key), row));
                    double figure = row.figure(new Rounds(List.of(found.get(key).get(round - 1))));
                    out.println("round " + round + ": " + what + ": " + Figures.of(figure) + " " + row.unit());
                } catch (IOException e) {
                    found.remove(key);
                    results = results.failing(what + ": did not run; the run's output says why");
                    out.println("round " + round + ": " + what + ": " + e.getMessage());
                }
            }
        }
        Map<String, Rounds> rounds = new LinkedHashMap<>();
        found.forEach((key, list) -> rounds.put(key, new Rounds(list)));
        return results.with(new Results.Measured(row, rounds));
    }

    private void write(Results results) {
        write("results.json", ResultsJson.write(results) + "\n");
        write("RESULTS.md", ResultsText.of(results));
        write("results.html", ResultsPage.of(results));
    }

    private void write(String name, String text) throws FileException {
        AtomicFile.write(to.resolve(name), file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
