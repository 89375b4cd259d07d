package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.Precision;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.file.WeightsFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java source of a model compiles without a warning, whatever the author's names, and does what it says. */
class TypedClassTest {
    private static final Path CASES = Path.of("src", "test", "cases", "typed");
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    @TempDir
    private Path folder;

    static List<Path> models() throws IOException {
        try (Stream<Path> cases = Files.list(CASES);
                Stream<Path> samples = Files.walk(Path.of("..", "samples"), 2)) {
            return Stream.concat(cases, samples)
                    .filter(file -> file.toString().endsWith(".model"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void compilesOnJava17WithoutAWarningOrALongLine(Path model) throws IOException {
        isFine(sources(model, Precision.BF16));
        isFine(sources(model, Precision.F32));
    }

    private void isFine(List<Path> sources) throws IOException {
        assertEquals("", javac(sources));
        for (Path source : sources) {
            for (String line : Files.readAllLines(source)) {
                assertTrue(line.length() <= 120, () -> source.getFileName() + ": " + line);
            }
        }
    }

    @Test
    void readsAsWrittenDown() throws IOException {
        Compilation compilation = Compiler.compile(CASES.resolve("Flower.model"), Map.of(), _ -> {})
                .get(0);
        assertEquals(Files.readString(CASES.resolve("Flower.java.txt")), compilation.apiSource());
    }

    @Test
    void clashingNamesKeepTheirValues() throws IOException, InterruptedException {
        assertEquals("""
            one: [2.0, 4.0] 15.5 true [7, 8] 6 1 0.25 one 0.5
            two: [14.0, 16.0] 20.5 false [3, 255] 6 0 2.5 zero 5.0
            """, run("ClashingNames", """
                package typed;
                import java.util.Arrays;
                public class Use {
                    public static void main(String[] args) {
                        var model = ClashingNames.initialize(1);
                        var memory = ClashingNames.newMemory(2);
                        memory.Arrays(1.5f);
                        memory.sample(new float[] {3, 3});
                        model.predict(
                                new float[] {1, 2, 7, 8}, new float[] {5, 10}, new float[] {1, 2, 3},
                                new byte[] {1, 0}, new byte[] {7, 8, 3, -1}, 5, new long[] {1, 0},
                                new double[] {0.25, 2.5}, 2, memory);
                        show("one", memory.output(0));
                        show("two", memory.output(1));
                    }
                    static void show(String name, ClashingNames.Output o) {
                        int[] bytes = {o.Memory()[0] & 0xff, o.Memory()[1] & 0xff};
                        System.out.println(name + ": " + Arrays.toString(o.Output()) + " " + o.Objects() + " "
                                + o.run() + " " + Arrays.toString(bytes) + " " + o.SPEC() + " " + o.Tensors()
                                + " " + o.String() + " " + o.digitName_() + " " + o.digitName());
                    }
                }
                """));
    }

    @Test
    void outputsWithoutInputsComeFromTheWeights() throws IOException, InterruptedException {
        assertEquals("""
            Output[doubled=3, total=6.0, many=true, flags=3, whole=7]
            """, run("NoInputs", """
                package typed;
                public class Use {
                    public static void main(String[] args) {
                        NoInputs.Output o = NoInputs.initialize(1).predict(NoInputs.newMemory());
                        System.out.println("Output[doubled=" + o.doubled().length + ", total=" + o.total() + ", many="
                                + o.many() + ", flags=" + o.flags().length + ", whole=" + o.whole() + "]");
                    }
                }
                """));
    }

    @Test
    void singleNumbersOfEveryTypePassThrough() throws IOException, InterruptedException {
        assertEquals("""
            Output[sum_of_all=214.75, not_f=false, e_out=200, d_out=9]
            """, run("Scalars", """
                package typed;
                public class Use {
                    public static void main(String[] args) {
                        System.out.println(Scalars.initialize(1).predict(1.5f, 2.25, 2, 9L, 200, true));
                    }
                }
                """));
    }

    @Test
    void outputsThatMixSamplesAreReadFromTheMemory() throws IOException, InterruptedException {
        assertEquals("""
            mean 2.5, sums [4.0, 6.0], turned [1.0, 3.0, 2.0, 4.0], letter b
            """, run("NoBatch", """
                package typed;
                import java.util.Arrays;
                public class Use {
                    public static void main(String[] args) {
                        NoBatch.Memory m = NoBatch.newMemory(2);
                        NoBatch.initialize(1).predict(new float[] {1, 2, 3, 4}, 2, m);
                        System.out.println("mean " + m.output(1).mean_of_all() + ", sums "
                                + Arrays.toString(m.column_sums()) + ", turned " + Arrays.toString(m.turned())
                                + ", letter " + m.output(1).letterName());
                    }
                }
                """));
    }

    @Test
    void aClassWithBf16WeightsReadsTheFileOfTrainingAndHasNoTrainer() throws IOException, InterruptedException {
        Path file = CASES.resolve("Flower.model");
        Compilation flower = Compiler.compile(file, Map.of(), _ -> {}).get(0);
        Tensors trained = flower.load(1).initialize(5);
        WeightsFile.write(folder.resolve("trained"), flower.spec(), trained);
        Tensors rounded = trained.as(Precision.BF16);
        assertEquals(
                Arrays.toString(rounded.floats(0)) + " true\nno trainer\n",
                run("Flower", Precision.BF16, """
                    package typed;
                    import java.nio.file.Path;
                    import java.util.Arrays;
                    public class Use {
                        public static void main(String[] args) {
                            Flower flower = Flower.load(Path.of("FOLDER/trained"));
                            flower.save(Path.of("FOLDER/saved"));
                            Flower again = Flower.load(Path.of("FOLDER/saved"));
                            System.out.println(Arrays.toString(flower.weights().get("scores.kernel").floats()) + " "
                                    + again.predict(new float[] {1, 2}).kindName().equals(
                                            flower.predict(new float[] {1, 2}).kindName()));
                            boolean trains = Arrays.stream(Flower.class.getMethods())
                                    .anyMatch(method -> method.getName().equals("trainer"));
                            System.out.println(trains ? "a trainer" : "no trainer");
                        }
                    }
                    """.replace("FOLDER", folder.toString())));
    }

    /** What a program prints that uses the model. */
    private String run(String model, String program) throws IOException, InterruptedException {
        return run(model, Precision.F32, program);
    }

    private String run(String model, Precision precision, String program) throws IOException, InterruptedException {
        List<Path> sources = new ArrayList<>(sources(CASES.resolve(model + ".model"), precision));
        sources.add(Files.writeString(folder.resolve("Use.java"), program));
        assertEquals("", javac(sources));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "typed.Use")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.replace("\r\n", "\n");
    }

    /** Writes the kernel classes of a model file and gives the sources of its typed classes. */
    private List<Path> sources(Path file, Precision precision) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Compilation compiled : Compiler.compile(file, Map.of(), _ -> {})) {
            Compilation compilation = compiled.withWeights(precision);
            for (Map.Entry<String, byte[]> kernels : compilation.classes().entrySet()) {
                Path path = folder.resolve(kernels.getKey().replace('.', '/') + ".class");
                Files.createDirectories(path.getParent());
                Files.write(path, kernels.getValue());
            }
            Path source = folder.resolve(compilation.simpleName() + ".java");
            sources.add(Files.writeString(source, compilation.apiSource()));
        }
        return sources;
    }

    /** What javac has to say. */
    private String javac(List<Path> sources) throws IOException {
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-Xlint:all,-path",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                folder.toString());
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JAVAC.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return said.toString();
    }

    private String classPath() {
        return folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }
}
