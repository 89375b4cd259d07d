package dev.sinter.frontend;

import dev.sinter.ir.graph.Graph;
import dev.sinter.runtime.ModelSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One model after checking: what the rest of the compiler works on.
 *
 * @param packageName the Java package, empty when the file names none
 * @param name the name of the class, {@code DigitClassifier}
 * @param doc the text of the {@code ///} lines above the model
 * @param docs the texts above inputs, outputs, parameters and training blocks, by name; those inside a training block as
 *     {@code training.accuracy}
 * @param spec names, shapes and programs
 * @param graphs one for each program of {@code spec}, in the same order
 * @param layers the rows of the summary
 * @param constants the constants of the file that are written out
 */
public record ModelProgram(
        String packageName,
        String name,
        String doc,
        Map<String, String> docs,
        ModelSpec spec,
        List<Graph> graphs,
        List<LayerRow> layers,
        List<Literal.Constant> constants) {
    public ModelProgram {
        docs = Collections.unmodifiableMap(new LinkedHashMap<>(docs));
        graphs = List.copyOf(graphs);
        layers = List.copyOf(layers);
        constants = List.copyOf(constants);
    }

    /** The same model with other programs. */
    public ModelProgram with(ModelSpec otherSpec, List<Graph> otherGraphs) {
        return new ModelProgram(packageName, name, doc, docs, otherSpec, otherGraphs, layers, constants);
    }
}
