package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code ///} texts inside a model, by name. */
final class Docs {
    private Docs() {}

    static Map<String, String> of(Declaration.Model model) {
        Map<String, String> docs = new LinkedHashMap<>();
        collect(model.body(), "", docs);
        return docs;
    }

    private static void collect(Block block, String prefix, Map<String, String> docs) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case Statement.Input s -> put(docs, prefix + s.name().text(), s.doc());
                case Statement.Output s -> put(docs, prefix + s.name().text(), s.doc());
                case Statement.Param s -> put(docs, prefix + s.name().text(), s.doc());
                case Statement.Let s -> put(docs, prefix + s.names().get(0).text(), s.doc());
                case Statement.Metric s -> put(docs, prefix + s.name().text(), s.doc());
                case Statement.Training s -> {
                    String name = s.name().map(n -> n.text()).orElse("training");
                    put(docs, name, s.doc());
                    collect(s.body(), name + ".", docs);
                }
                default -> {}
            }
        }
    }

    private static void put(Map<String, String> docs, String name, String doc) {
        if (!doc.isEmpty()) {
            docs.put(name, doc);
        }
    }
}
