package dev.sinter.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as one page with a bar chart for each row. It needs no other file and runs no script. */
final class ResultsPage {
    private static final int WIDTH = 860;
    private static final int LEFT = 130;
    private static final int RIGHT = 230;
    private static final int LINE = 24;
    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Sinter benchmarks</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 900px; margin: 2em auto; padding: 0 1em; color: #222; }
        h2 { font-size: 1.05em; margin: 2em 0 0.3em; }
        svg { width: 100%; height: auto; }
        text { font: 13px system-ui, sans-serif; fill: #222; }
        .ours { fill: #c4622d; }
        .peer { fill: #7d93a8; }
        .yardstick { fill: #cfd4d8; }
        .spread { stroke: #222; stroke-width: 1.5; }
        footer { color: #666; margin-top: 3em; }
        </style>
        </head>
        <body>
        <h1>Sinter benchmarks</h1>
        """;

    private final Results results;
    private final StringBuilder out = new StringBuilder(HEAD);

    private ResultsPage(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        ResultsPage page = new ResultsPage(results);
        Machine machine = results.machine();
        page.line("<p>%s, %d cores, %s. %s. %s. Measured: %s. One core does at most %s GFLOP/s.</p>"
                .formatted(
                        escaped(machine.processor()),
                        machine.cores(),
                        escaped(machine.system()),
                        escaped(machine.jdk()),
                        machine.date(),
                        escaped(results.settings()),
                        Figures.of(results.limits().gflops())));
        page.line("<p>Longer is faster. Bars are medians of rounds, each a process of its own; the thin line goes from"
                + " the slowest round to the fastest.</p>");
        results.rows().forEach(page::chart);
        page.line("<footer>The raw figures are in results.json.</footer>\n</body>\n</html>");
        return page.out.toString();
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private void chart(Results.Measured measured) {
        Row row = measured.row();
        List<Map.Entry<String, Rounds>> engines = measured.engines().entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> e.getValue().median()))
                .toList();
        line("<h2>" + escaped(row.title()) + "</h2>");
        line("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, engines.size() * LINE, escaped(row.title())));
        double shortest =
                engines.stream().mapToDouble(e -> e.getValue().fastest()).min().orElse(1);
        for (int i = 0; i < engines.size(); i++) {
            Contestant contestant = Contestant.named(engines.get(i).getKey());
            bar(contestant, row, engines.get(i).getValue(), shortest, i * LINE);
        }
        line("</svg>");
    }

    private void bar(Contestant contestant, Row row, Rounds rounds, double shortest, int top) {
        int middle = top + LINE / 2;
        line("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(LEFT - 8, middle + 4, escaped(contestant.title())));
        line("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
                .formatted(
                        contestant.kind().name().toLowerCase(Locale.ROOT),
                        LEFT,
                        top + 3,
                        place(shortest / rounds.median()),
                        LINE - 6));
        String from = place(LEFT, shortest / rounds.slowest());
        String to = place(LEFT, shortest / rounds.fastest());
        line("<line class=\"spread\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>".formatted(from, middle, to, middle));
        line("<text x=\"%s\" y=\"%d\">%s %s</text>"
                .formatted(
                        place(LEFT + 8, shortest / rounds.fastest()),
                        middle + 4,
                        Figures.of(row.figure(rounds)),
                        row.unit()));
    }

    private static String place(double share) {
        return place(0, share);
    }

    /** Where a bar of that share of the longest ends. */
    private static String place(int from, double share) {
        return String.format(Locale.ROOT, "%.1f", from + share * (WIDTH - LEFT - RIGHT));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
