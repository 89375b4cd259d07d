package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.work.Workload;
import dev.sinter.benchmarks.work.Workloads;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String RAW = "results.json";
    private static final String TABLE = "RESULTS.md";
    private static final String PAGE = "results.html";

    @Option(names = "--workloads", split = ",", description = "which, by name; all when left out")
    private List<Workload> workloads = Workloads.ALL;

    @Option(names = "--engines", split = ",", description = "which, by name; all that are built when left out")
    private List<Contestant> engines = Contestant.ALL;

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

    @Option(names = "--to", description = "the folder to write into (default: benchmarks)")
    private Path to = Path.of("benchmarks");

    @Option(names = "--from", description = "writes table and page anew from this results.json, and measures nothing")
    private Path from;

    private final PrintStream out;

    private Report(PrintStream out) {
        this.out = out;
    }

    public static void main(String... args) {
        System.exit(new CommandLine(new Report(System.out))
                .registerConverter(Workload.class, Workloads::named)
                .registerConverter(Contestant.class, Contestant::named)
                .setExecutionExceptionHandler(Report::tell)
                .execute(args));
    }

    /** Files that cannot be read or written are the user's to mend; anything else is a defect and shows where it is. */
    private static int tell(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (!(e instanceof FileException || e instanceof IOException)) {
            throw e;
        }
        command.getErr().println(e.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AtomicFile.check(to.resolve(RAW));
        if (from == null) {
            measure(Installation.here());
        } else {
            write(ResultsJson.read(Files.readString(from)));
        }
        out.println("written: " + to.resolve(TABLE) + ", and " + RAW + " and " + PAGE + " beside it");
        return 0;
    }

    private void measure(Installation installation) throws IOException, InterruptedException {
        if (rounds < 1 || warmup < 0 || iterations < 1) {
            throw new IOException("--rounds " + rounds + ", --warmup " + warmup + ", --iterations " + iterations
                    + ": rounds and iterations must be 1 or more, warm-up 0 or more");
        }
        Clock clock = new Clock(installation, warmup, iterations, time);
        out.println("measuring what one core can do at most");
        String settings = rounds + (rounds == 1 ? " round of " : " rounds, each of ") + warmup + " + " + iterations
                + " iterations of " + time;
        Results results = Results.none(Machine.here(), settings, Limits.measured(clock, rounds));
        for (Contestant engine : engines) {
            if (!installation.has(engine.module())) {
                results = results.failing(engine.title() + " is not built: " + Installation.BUILD);
            }
        }
        Turns turns =
                new Turns(clock, new Cores(installation, results.limits().gflops()), built(installation), rounds, out);
        for (Row row : Row.ALL) {
            if (workloads.contains(row.workload())) {
                results = turns.measured(results, row);
                write(results);
            }
        }
        if (cold > 0) {
            out.println("cold starts");
            for (Results.Cold start : new ColdStart(installation, cold).measured()) {
                results = results.with(start);
            }
            write(results);
        }
    }

    private List<Contestant> built(Installation installation) {
        return engines.stream()
                .filter(engine -> installation.has(engine.module()))
                .toList();
    }

    private void write(Results results) {
        write(RAW, ResultsJson.write(results) + "\n");
        write(TABLE, ResultsText.of(results));
        write(PAGE, ResultsPage.of(results));
    }

    private void write(String name, String text) {
        AtomicFile.write(to.resolve(name), file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
