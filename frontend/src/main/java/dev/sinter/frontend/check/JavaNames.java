package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.problem.Problems;
import java.util.Map;
import java.util.Set;

/** Names that reach the generated class must be names in Java. */
final class JavaNames {
    private static final Set<String> KEYWORDS = Set.of(
            "_",
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "void",
            "volatile",
            "while",
            "true",
            "false",
            "null");
    private static final Set<String> OF_OBJECT =
            Set.of("hashCode", "getClass", "notify", "notifyAll", "toString", "wait", "clone", "finalize", "equals");
    private static final Set<String> CLASSES = Set.of("Output", "Memory", "String", "Override");
    private static final Set<String> METHODS = Set.of("initialize", "trainer", "predict", "warmUp");
    private static final Map<String, String> BETTER = Map.of(
            "class",
            "kind",
            "default",
            "standard",
            "new",
            "fresh",
            "int",
            "whole",
            "double",
            "twice",
            "long",
            "length",
            "short",
            "brief",
            "switch",
            "choice",
            "case",
            "instance");
    private static final String METHOD = "a method of the generated class";
    private final Problems problems;

    JavaNames(Problems problems) {
        this.problems = problems;
    }

    void check(ModelFile file) {
        file.packageName().ifPresent(p -> p.parts().forEach(part -> check(part, "a part of the package")));
        file.models().forEach(this::model);
    }

    private void model(Declaration.Model model) {
        check(model.name(), "the generated class");
        taken(model.name(), CLASSES, "the generated class uses a class of that name", "Model");
        block(model.body(), model.name().text());
    }

    private void block(Block block, String model) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case Statement.Input input -> check(input.name(), METHOD);
                case Statement.Output output -> {
                    check(output.name(), METHOD);
                    taken(output.name(), Set.of(model), "the generated class has that name itself", "_value");
                }
                case Statement.Metric metric -> check(metric.name(), METHOD);
                case Statement.Training training -> {
                    training.name().ifPresent(name -> {
                        check(name, METHOD);
                        taken(name, METHODS, "the generated class has a method `" + name.text() + "` already", "_here");
                    });
                    block(training.body(), model);
                }
                default -> {}
            }
        }
    }

    private void taken(Name name, Set<String> names, String why, String ending) {
        if (names.contains(name.text())) {
            problems.error(name.span(), why, "try `" + name.text() + ending + "`");
        }
    }

    private void check(Name name, String would) {
        String hint = "try `" + BETTER.getOrDefault(name.text(), name.text() + "_value") + "`";
        if (KEYWORDS.contains(name.text())) {
            problems.error(name.span(), "`" + name.text() + "` is a Java keyword and would be " + would, hint);
        } else if (OF_OBJECT.contains(name.text())) {
            problems.error(
                    name.span(), "`" + name.text() + "` is a method of every Java object and would be " + would, hint);
        }
    }
}
