package dev.sinter.codegen.api;

import com.palantir.javapoet.CodeBlock;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.Locale;

/** Javadoc made of the author's texts and of what the compiler knows. */
final class Docs {
    private Docs() {}

    static CodeBlock ofModel(ModelSpec spec, ModelText text) {
        ProgramSpec predict = spec.programs().get(ModelSpec.PREDICT);
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add("$L\n\n", escape(text.doc().isBlank() ? "The model " + simple(spec.name()) + "." : text.doc()));
        doc.add("<p>Inputs and outputs:\n<ul>\n");
        predict.inputs().forEach(input -> doc.add("<li>in {@code $L}$L\n", input, meaning(input, text)));
        predict.outputs().forEach(output -> doc.add("<li>out {@code $L}$L\n", output, meaning(output, text)));
        doc.add("</ul>\n\n<p>$L.\n\n", parameters(spec));
        doc.add("<p>An object is immutable and safe for any number of threads; each thread needs a {@link Memory} of its own.\n");
        return doc.build();
    }

    private static String meaning(TensorSpec spec, ModelText text) {
        String doc = text.docs().getOrDefault(spec.name(), "");
        return doc.isBlank() ? "" : ": " + escape(doc);
    }

    private static String parameters(ModelSpec spec) {
        long count = spec.weights().specs().subList(0, spec.parameters()).stream()
                .mapToLong(p -> p.size(1))
                .sum();
        return String.format(Locale.ROOT, "%,d parameters in %d tensors", count, spec.parameters());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The author's text, harmless inside a comment and inside HTML. */
    static String escape(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\u", "&#92;u");
    }
}
