package dev.sinter.codegen.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Javadoc made of the author's texts and of what the compiler knows. */
final class Docs {
    private static final int WIDTH = 100;

    private Docs() {}

    static CodeBlock ofModel(ClassName self, ModelSpec spec, ModelText text) {
        ProgramSpec predict = spec.programs().get(ModelSpec.PREDICT);
        String about = text.doc().isBlank() ? "The model " + self.simpleName() + "." : escape(text.doc());
        return CodeBlock.of(
                "$L\n<pre>{@code\n$L}</pre>\n\n$L\n<ul>\n$L$L</ul>\n\n$L",
                wrap(about),
                example(self.simpleName(), spec),
                "<p>Inputs and outputs:",
                Port.inputs(predict).stream().map(in -> item("in", in, text)).collect(Collectors.joining()),
                Port.outputs(predict).stream()
                        .map(out -> item("out", out, text))
                        .collect(Collectors.joining()),
                wrap("<p>" + parameters(spec) + precision(spec)
                        + " An object is immutable and safe for any number of threads; each thread"
                        + " needs a {@link Memory} of its own."));
    }

    private static String example(String name, ModelSpec spec) {
        String start = spec.parameters() == 0 ? "initialize(1)" : "load(Path.of(\"weights.safetensors\"))";
        String arguments = Port.inputs(spec.programs().get(ModelSpec.PREDICT)).stream()
                .filter(input -> !input.hasDefault())
                .map(Port::variable)
                .collect(Collectors.joining(", "));
        String call = name + ".Output output = model.predict(";
        boolean isLong = call.length() + arguments.length() > WIDTH;
        return name + " model = " + name + "." + start + ";\n" + call
                + (isLong ? "\n        " + arguments.replace(", ", ",\n        ") : arguments) + ");\n";
    }

    /** What a method does, then its arguments. */
    static CodeBlock ofMethod(String about, String... arguments) {
        String tags = Arrays.stream(arguments).map(Docs::wrap).collect(Collectors.joining());
        return CodeBlock.of("$L", wrap(about) + (tags.isEmpty() ? "" : "\n" + tags));
    }

    /** What the author says about a training block, then what the method does. */
    static CodeBlock ofTrainer(String doc, String about) {
        return ofMethod(doc.isBlank() ? about : escape(doc) + "\n\n" + about);
    }

    /** {@code @param image {@code u8[28, 28]}, grey values}: an argument that holds one sample, or many. */
    static String argument(Port port, boolean one, ModelText text) {
        return "@param " + port.variable() + " {@code "
                + (one ? port.typeOfOne() : port.spec().type()) + "}" + said(port, ", ", text);
    }

    /** What the author says about it after {@code before}, or nothing. */
    static String said(Port port, String before, ModelText text) {
        String doc = text.docs().getOrDefault(port.name(), "");
        return doc.isBlank() ? "" : before + escape(doc);
    }

    private static String item(String way, Port port, ModelText text) {
        return wrap("<li>" + way + " {@code " + port.spec() + "}" + said(port, ", ", text));
    }

    private static String parameters(ModelSpec spec) {
        long count = spec.weights().specs().subList(0, spec.parameters()).stream()
                .mapToLong(p -> p.size(1))
                .sum();
        return spec.parameters() == 0
                ? "It has no parameters."
                : String.format(
                        Locale.ROOT,
                        "%,d parameter%s in %d tensor%s.",
                        count,
                        count == 1 ? "" : "s",
                        spec.parameters(),
                        spec.parameters() == 1 ? "" : "s");
    }

    private static String precision(ModelSpec spec) {
        return spec.weights().halved() == 0
                ? ""
                : " Those of two or more axes are kept as bf16, rounded when they are loaded, so this class is for"
                        + " inference only.";
    }

    /** Lines of a width that reads well, the last one ended; an empty line begins a paragraph. */
    private static String wrap(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n")).map(Docs::lines).collect(Collectors.joining("\n<p>"));
    }

    private static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        // a tag such as {@code u8[28, 28]} stays whole
        for (String word : text.strip().split("\\s+(?![^{]*})")) {
            boolean turn = column > 0 && column + 1 + word.length() > WIDTH;
            lines.append(turn ? "\n" : column > 0 ? " " : "").append(word);
            column = turn ? word.length() : column + 1 + word.length();
        }
        return lines.append("\n").toString();
    }

    /** The author's text, harmless inside a comment and inside HTML. */
    private static String escape(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }
}
