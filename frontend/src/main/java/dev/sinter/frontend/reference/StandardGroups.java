package dev.sinter.frontend.reference;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeText;
import dev.sinter.frontend.expand.unit.StandardLibrary;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import java.util.List;
import java.util.stream.Collectors;

/** The standard library: a group for each of its files. */
final class StandardGroups {
    private static final String ANYTHING = "any";

    private StandardGroups() {}

    static List<Group> all() {
        List<ModelFile> files =
                StandardLibrary.sources().stream().map(StandardGroups::parsed).toList();
        KeptTensors kept = new KeptTensors(
                files.stream().flatMap(file -> file.functions().stream()).toList());
        return files.stream()
                .map(file -> new Group(
                        file.span().source().shortName().replace(".model", ""),
                        about(file),
                        file.functions().stream()
                                .map(function -> entry(function, kept))
                                .toList()))
                .toList();
    }

    private static ModelFile parsed(Source source) {
        Problems problems = new Problems();
        return Parse.file(source, problems)
                .orElseThrow(() -> new IllegalStateException(Problems.render(problems.sorted())));
    }

    /** The comment at the top of a file. */
    private static String about(ModelFile file) {
        return file.span()
                .source()
                .text()
                .lines()
                .skip(1)
                .takeWhile(line -> line.isEmpty() || line.startsWith("// "))
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring("// ".length()))
                .collect(Collectors.joining(" "));
    }

    private static Entry entry(Declaration.Function function, KeptTensors kept) {
        String source = function.span().text();
        return new Entry(
                function.name().text(),
                source.substring(
                                0,
                                function.body().span().start() - function.span().start())
                        .strip(),
                function.arguments().stream()
                        .map(argument -> argument(argument, function.arguments()))
                        .toList(),
                function.results().stream().map(TypeText::of).collect(Collectors.joining(", ")),
                kept.of(function),
                Doc.of(function.doc()),
                source);
    }

    private static Entry.Argument argument(FormalArgument argument, List<FormalArgument> all) {
        return new Entry.Argument(
                argument.name().text(),
                type(argument, all),
                argument.defaultValue().map(value -> value.span().text()).orElse(""));
    }

    /** Without a type, an argument takes what its default is; without both, anything. */
    private static String type(FormalArgument argument, List<FormalArgument> all) {
        if (argument.type().isPresent()) {
            return TypeText.of(argument.type().get());
        }
        return argument.defaultValue()
                .map(value -> switch (value) {
                    case Expr.Bool _ -> "bool";
                    case Expr.Text _ -> "string";
                    case Expr.Number _, Expr.Unary _ -> "number";
                    case Expr.ListOf _ -> "list";
                    case Name name -> typeOf(name, all);
                    default -> ANYTHING;
                })
                .orElse(ANYTHING);
    }

    /** Of another argument its type; any other name is a function's. */
    private static String typeOf(Name name, List<FormalArgument> all) {
        return all.stream()
                .filter(other -> other.name().text().equals(name.text()))
                .findFirst()
                .map(other -> type(other, all))
                .orElse("fn");
    }
}
