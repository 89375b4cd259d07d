package dev.sinter.benchmarks.report;

import dev.sinter.runtime.file.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The raw figures as JSON, and back. */
@SuppressWarnings("unchecked") // the layout is the one written here
final class ResultsJson {
    private ResultsJson() {}

    static String write(Results results) {
        Map<String, Object> all = new LinkedHashMap<>();
        Machine machine = results.machine();
        all.put("processor", machine.processor());
        all.put("cores", machine.cores());
        all.put("system", machine.system());
        all.put("jdk", machine.jdk());
        all.put("date", machine.date());
        all.put("settings", results.settings());
        all.put("gflops", results.limits().gflops());
        Map<String, Object> bandwidth = new LinkedHashMap<>();
        results.limits().bandwidth().forEach((kib, rate) -> bandwidth.put("" + kib, rate));
        all.put("bandwidth", bandwidth);
        all.put("rows", results.rows().stream().map(ResultsJson::row).toList());
        all.put("cold", results.cold().stream().map(ResultsJson::cold).toList());
        all.put("failed", results.failed());
        return Json.write(all);
    }

    private static Map<String, Object> row(Results.Measured measured) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("workload", measured.row().workload().name());
        row.put("threads", measured.row().threads());
        Map<String, Object> engines = new LinkedHashMap<>();
        measured.engines().forEach((key, rounds) -> engines.put(key, rounds.iterations()));
        row.put("nanoseconds", engines);
        return row;
    }

    private static Map<String, Object> cold(Results.Cold cold) {
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("engine", cold.engine());
        start.put("cores", cold.cores());
        start.put("milliseconds", cold.milliseconds());
        start.put("peakMiB", cold.peakMiB());
        start.put("jarMiB", cold.jarMiB());
        return start;
    }

    static Results read(String text) {
        Map<String, Object> all = (Map<String, Object>) Json.parse(text);
        Machine machine = new Machine(
                (String) all.get("processor"),
                whole(all.get("cores")),
                (String) all.get("system"),
                (String) all.get("jdk"),
                (String) all.get("date"));
        Map<Integer, Double> bandwidth = new TreeMap<>();
        ((Map<String, Double>) all.get("bandwidth")).forEach((kib, rate) -> bandwidth.put(Integer.valueOf(kib), rate));
        Limits limits = new Limits((Double) all.get("gflops"), bandwidth);
        Results results = Results.none(machine, (String) all.get("settings"), limits);
        for (String sentence : (List<String>) all.get("failed")) {
            results = results.failing(sentence);
        }
        for (Map<String, Object> row : (List<Map<String, Object>>) all.get("rows")) {
            results = results.with(measured(row));
        }
        for (Map<String, Object> start : (List<Map<String, Object>>) all.get("cold")) {
            results = results.with(new Results.Cold(
                    (String) start.get("engine"),
                    whole(start.get("cores")),
                    (List<Double>) start.get("milliseconds"),
                    (Double) start.get("peakMiB"),
                    (Double) start.get("jarMiB")));
        }
        return results;
    }

    private static Results.Measured measured(Map<String, Object> row) {
        Map<String, Rounds> engines = new LinkedHashMap<>();
        ((Map<String, List<List<Double>>>) row.get("nanoseconds"))
                .forEach((key, rounds) -> engines.put(key, new Rounds(new ArrayList<>(rounds))));
        return new Results.Measured(Row.of((String) row.get("workload"), whole(row.get("threads"))), engines);
    }

    private static int whole(Object number) {
        return ((Double) number).intValue();
    }
}
