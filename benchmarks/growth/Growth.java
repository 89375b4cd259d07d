import dev.sinter.codegen.KernelClass;
import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.CodeClass;
import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.ModelSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How compile time, class size and start-up grow with the depth and the width of a network. Writes benchmarks/GROWTH.md:
 *
 * <pre>
 * mvn -B -q package -DskipTests -pl compiler -am && java -cp compiler/target/sinter.jar benchmarks/growth/Growth.java
 * </pre>
 *
 * Each figure is the least of some rounds in one process, three unless a number is given, so the compiler itself is warm in all but the
 * first row of a single round; times are those of the compiling thread, so that other work on the machine counts little. The report is
 * written after every row.
 */
public final class Growth {
    private static final Path REPORT = Path.of("benchmarks", "GROWTH.md");

    private record Case(String name, String text) {}

    private record Row(String name, double[] millis, int methods, int largest, long bytes) {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        List<Row> rows = new ArrayList<>();
        for (Case each : cases()) {
            Row best = null;
            for (int round = 0; round < rounds; round++) {
                Row row = measure(each);
                best = best == null ? row : least(best, row);
            }
            rows.add(best);
            System.out.println(line(best));
            Files.writeString(REPORT, report(rows, rounds));
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String sample : List.of("digits/DigitClassifier", "cnn/DigitCnn")) {
            cases.add(new Case("samples/" + sample, Files.readString(Path.of("samples", sample + ".model"))));
        }
        for (int depth : new int[] {10, 100, 1000}) {
            cases.add(new Case("dense, width 64, depth " + depth, dense(64, depth)));
        }
        for (int depth : new int[] {10, 100}) {
            cases.add(new Case("dense of growing width, depth " + depth, growing(depth)));
        }
        for (int depth : new int[] {10, 100}) {
            cases.add(new Case("convolution, depth " + depth, convolution(depth)));
        }
        for (int width : new int[] {64, 512, 4096}) {
            cases.add(new Case("dense, depth 2, width " + width, dense(width, 2)));
        }
        return cases;
    }

    private static String dense(int width, int depth) {
        return model(
                "input x: f32[batch, " + width + "]\nvar h = x\n",
                "for i in range(" + depth + ") { update h = dense(h, units: " + width + ", activation: relu) }\n");
    }

    /** No two layers are alike. */
    private static String growing(int depth) {
        StringBuilder text = new StringBuilder("input x: f32[batch, 32]\nlet h0 = x\n");
        for (int i = 0; i < depth; i++) {
            text.append("let h%d = dense(h%d, units: %d, activation: relu)\n".formatted(i + 1, i, 32 + i));
        }
        return model(text.toString(), "let h = h" + depth + "\n");
    }

    private static String convolution(int depth) {
        return model(
                "input x: f32[batch, 16, 16, 8]\nvar c = x\n",
                "for i in range(" + depth + ") { update c = conv2d(c, filters: 8, kernel_size: 3, padding: \"same\", "
                        + "activation: relu) }\nlet h = flatten(c)\n");
    }

    private static String model(String head, String layers) {
        return "package growth\nmodel Net {\n" + head + layers + """
            let last = dense(h, units: 10)
            output digit = argmax(last)
            training {
                input label: u8[batch]
                loss mean(sparse_softmax_cross_entropy(last, label))
                optimizer adam(rate: 0.001)
                metric accuracy = mean(digit == label)
            }
            }
            """;
    }

    private static Row measure(Case each) throws IOException {
        Path file = Files.createTempDirectory("growth").resolve("Net.model");
        Files.writeString(file, each.text);
        long begin = now();
        Compilation model = Compiler.compile(file, Map.of(), problems -> {}).getFirst();
        long front = now();
        model.optimized();
        long passes = now();
        var plans = model.plans(8);
        long plan = now();
        CodeClass code = KernelClass.build("growth.Net", "Net.model", plans, 8);
        long tree = now();
        ClassFile.write(code);
        long bytes = now();
        Map<String, byte[]> classes = model.classes();
        long all = now();
        model.apiSource();
        long api = now();
        CompiledModel loaded = model.load(1);
        long before = now();
        loaded.predict(loaded.initialize(1), loaded.memory(ModelSpec.PREDICT, 1), 1);
        long first = now();
        double[] nanos = {
            front - begin,
            passes - front,
            plan - passes - (passes - front),
            tree - plan,
            bytes - tree,
            api - all,
            front - begin + api - bytes,
            first - before
        };
        double[] millis = new double[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            millis[i] = Math.max(0, nanos[i]) / 1e6;
        }
        int largest = code.methods().stream().mapToInt(ClassFile::size).max().orElseThrow();
        long size = classes.values().stream().mapToLong(b -> b.length).max().orElseThrow();
        return new Row(each.name, millis, code.methods().size(), largest, size);
    }

    private static Row least(Row a, Row b) {
        double[] millis = new double[a.millis.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.min(a.millis[i], b.millis[i]);
        }
        return new Row(a.name, millis, a.methods, a.largest, a.bytes);
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder("| " + row.name + " |");
        for (double each : row.millis) {
            line.append(String.format(Locale.ROOT, " %.0f |", each));
        }
        return line + String.format(Locale.ROOT, " %,d | %,d | %,d |", row.methods, row.largest, row.bytes);
    }

    private static String report(List<Row> rows, int rounds) throws IOException {
        String processor = Files.exists(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor")
                : "unknown processor";
        StringBuilder text = new StringBuilder("""
            # Growth

            What compiling costs as networks grow deeper and wider. Made by

                mvn -B -q package -DskipTests -pl compiler -am && java -cp compiler/target/sinter.jar benchmarks/growth/Growth.java

            """);
        text.append("on %s, %d cores, JDK %s, %s.%n%n"
                .formatted(
                        processor,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.runtime.version"),
                        LocalDate.now()));
        text.append("""
            Milliseconds of the compiling thread, the least of %d round(s) in one process. "All" is the whole of a compilation: front end,
            passes, plans, four kernel classes, the source of the typed class. Every model is trained with Adam. "First prediction" makes
            first weights and predicts one sample with scalar code that has just been loaded. Methods, the largest of them in bytes
            (HotSpot compiles up to 8,000), and the bytes of the largest class.

            | model | front end | passes | plan | code | class file | source | all | first prediction | methods | largest | class bytes |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """.formatted(rounds));
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }
}
