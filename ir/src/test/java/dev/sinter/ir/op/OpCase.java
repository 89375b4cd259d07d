package dev.sinter.ir.op;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.text.GraphParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation on stated numbers, from a file {@code src/test/cases/ops/<op>.case}:
 *
 * <pre>
 * sum(%0, axes=[1]) : f32[batch] batch 2
 *   %0 = f32[batch, 2] 1 2 3 4
 *   = 3 7
 * </pre>
 *
 * The last line is {@code = numbers}, compared bit by bit, {@code ~ numbers}, at most two ulp away, {@code ! message}
 * of the error, or missing when only the type is stated.
 */
record OpCase(String call, int batch, Map<String, Operand> operands, char verdict, String expected) {
    /** {@code f32[2] 1 2}: a type and the text of the numbers. */
    record Operand(String type, String numbers) {}

    private static final Path FOLDER = Path.of("src/test/cases/ops");

    static Path file(String op) {
        return FOLDER.resolve(op + ".case");
    }

    static List<OpCase> read(String op) throws IOException {
        List<OpCase> cases = new ArrayList<>();
        String text = Files.readString(file(op)).replaceAll("(?m)^#.*\\n", "");
        for (String block : text.strip().split("\\n\\s*\\n")) {
            cases.add(parse(block.strip().lines().map(String::strip).toList()));
        }
        return cases;
    }

    private static OpCase parse(List<String> lines) {
        String[] head = lines.getFirst().split(" batch (?=\\d+$)");
        Map<String, Operand> operands = new LinkedHashMap<>();
        char verdict = '.';
        String expected = "";
        for (String line : lines.subList(1, lines.size())) {
            if ("=~!".indexOf(line.charAt(0)) >= 0) {
                verdict = line.charAt(0);
                expected = line.substring(1).strip();
            } else {
                String[] sides = line.split(" = ", 2);
                int end = sides[1].indexOf(']') + 1;
                operands.put(
                        sides[0],
                        new Operand(
                                sides[1].substring(0, end),
                                sides[1].substring(end).strip()));
            }
        }
        return new OpCase(head[0], head.length == 1 ? 0 : Integer.parseInt(head[1]), operands, verdict, expected);
    }

    /**
     * The graph that applies the operation to inputs, one called p0 for the operand %0 and so on; its result is called
     * y.
     */
    Graph graph() {
        StringBuilder text = new StringBuilder("graph case {\n");
        operands.forEach((name, operand) -> {
            if (name.startsWith("%")) {
                text.append("  %s = input(\"p%s\") : %s%n".formatted(name, name.substring(1), operand.type()));
            }
        });
        String id = "%" + operands.size();
        return GraphParser.parse(text + "  " + id + " = " + call + "\n  output y = " + id + "\n}\n");
    }

    /** The same operation with f64 in place of f32. */
    OpCase inF64() {
        Map<String, Operand> wide = new LinkedHashMap<>();
        operands.forEach((name, operand) ->
                wide.put(name, new Operand(operand.type().replace("f32", "f64"), operand.numbers())));
        return new OpCase(call.replace("f32", "f64"), batch, wide, verdict, expected);
    }

    /** The numbers of a text as a tensor of that type. */
    Tensor tensor(TensorType type, String numbers) {
        double[] values = numbers.isEmpty()
                ? new double[0]
                : List.of(numbers.split("\\s+")).stream()
                        .mapToDouble(OpCase::number)
                        .toArray();
        return Tensor.of(type.dtype(), Tensor.at(type.shape(), batch), values);
    }

    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "true" -> 1;
            case "false" -> 0;
            default -> Double.parseDouble(text);
        };
    }

    /** The operand that is fed to a node of the case's graph. */
    Tensor operand(String name, Node input) {
        return tensor(input.type(), operands.get(name).numbers());
    }
}
