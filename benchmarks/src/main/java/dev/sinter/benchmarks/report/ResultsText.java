package dev.sinter.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results as Markdown. */
final class ResultsText {
    private final Results results;
    private final StringBuilder out = new StringBuilder();

    private ResultsText(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        ResultsText text = new ResultsText(results);
        text.heading();
        text.goals();
        text.engines();
        text.cold();
        text.failed();
        return text.out.toString();
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private void cells(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void table(String... names) {
        line("");
        cells(List.of(names));
        line("|" + " --- |".repeat(names.length));
    }

    private void heading() {
        Machine machine = results.machine();
        line("# Results");
        line("");
        line("Written by the report of this module (see README.md); do not edit.");
        line("");
        line("- machine: " + machine.processor() + ", " + machine.cores() + " cores, " + machine.system());
        line("- JDK: " + machine.jdk());
        line("- date: " + machine.date());
        line("- measured: " + results.settings());
        line("- one core at most: " + Figures.of(results.limits().gflops()) + " GFLOP/s; it reads " + bandwidths());
    }

    private String bandwidths() {
        List<String> parts = new ArrayList<>();
        results.limits()
                .bandwidth()
                .forEach(
                        (kib, rate) -> parts.add(Figures.of(rate) + " GB/s from " + Figures.of(kib / 1024.0) + " MiB"));
        return String.join(", ", parts);
    }

    private void goals() {
        line("");
        line("## Goals");
        line("");
        line("Medians of rounds, and in brackets the slowest and the fastest round. A ratio above 1 means that ours"
                + " is faster than the best peer of this run; it is taken round by round. \"Best peer then\" and"
                + " \"reach\" were set on another machine: two cores with AVX2.");
        table("work", "unit", "best peer then", "reach", "ours", "best peer now", "ratio", "ours is at");
        for (Results.Measured measured : results.rows()) {
            Verdict verdict = new Verdict(measured, results.limits());
            Optional<String> ours = verdict.fastest(Contestant.Kind.OURS);
            Optional<String> peer = verdict.fastest(Contestant.Kind.PEER);
            Row row = measured.row();
            cells(List.of(
                    row.title(),
                    row.unit().toString(),
                    row.goalPeer(),
                    row.reach(),
                    ours.map(key -> named(row, verdict, key)).orElse("-"),
                    peer.map(key -> named(row, verdict, key)).orElse("-"),
                    ours.isPresent() && peer.isPresent()
                            ? ratio(verdict.of(ours.get()).ratios(verdict.of(peer.get())))
                            : "-",
                    ours.map(verdict::share).orElse("-")));
        }
    }

    private static String named(Row row, Verdict verdict, String key) {
        return Contestant.named(key).title() + " " + Figures.of(row, verdict.of(key));
    }

    private static String ratio(List<Double> ratios) {
        return Figures.of(Rounds.median(ratios)) + " (" + Figures.of(ratios.get(0)) + " to "
                + Figures.of(ratios.get(ratios.size() - 1)) + ")";
    }

    private void engines() {
        line("");
        line("## Engines");
        for (Results.Measured measured : results.rows()) {
            Verdict verdict = new Verdict(measured, results.limits());
            line("");
            line("### " + measured.row().title());
            table("engine", measured.row().unit().toString(), "is at");
            for (Map.Entry<String, Rounds> engine : measured.engines().entrySet()) {
                cells(List.of(
                        Contestant.named(engine.getKey()).title(),
                        Figures.of(measured.row(), engine.getValue()),
                        verdict.share(engine.getKey())));
            }
        }
    }

    private void cold() {
        if (results.cold().isEmpty()) {
            return;
        }
        line("");
        line("## Cold start");
        line("");
        line("A fresh process up to its first prediction of the MLP. Goals: 250 ms on one core and 200 ms on two,"
                + " 60 MiB with scalar code, jars under 0.3 MiB (ONNX Runtime then: 678 and 737 ms, 95 MiB, 52"
                + " MiB).");
        table("engine", "cores", "ms", "peak memory, MiB", "jars without weights, MiB");
        for (Results.Cold cold : results.cold()) {
            Rounds rounds =
                    new Rounds(cold.milliseconds().stream().map(List::of).toList());
            cells(List.of(
                    cold.engine(),
                    "" + cold.cores(),
                    Figures.of(rounds.median()) + " (" + Figures.of(rounds.slowest()) + " to "
                            + Figures.of(rounds.fastest()) + ")",
                    Figures.of(cold.peakMiB()),
                    Figures.of(cold.jarMiB())));
        }
    }

    private void failed() {
        if (results.failed().isEmpty()) {
            return;
        }
        line("");
        line("## Left out");
        line("");
        results.failed().forEach(sentence -> line("- " + sentence));
    }
}
