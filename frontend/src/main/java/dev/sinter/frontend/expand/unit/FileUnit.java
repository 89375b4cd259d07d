package dev.sinter.frontend.expand.unit;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.source.Source;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One parsed file with its imports. */
public final class FileUnit implements Unit {
    private final Source source;
    private final ModelFile tree;
    private final Map<String, Unit> imports;
    private final Map<String, Declaration.Function> functions = new LinkedHashMap<>();
    private final Map<String, Declaration.Constant> constants = new LinkedHashMap<>();

    /** @param imports by the word before the dot */
    public FileUnit(Source source, ModelFile tree, Map<String, Unit> imports) {
        this.source = source;
        this.tree = tree;
        this.imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        tree.functions()
                .forEach(function -> functions.putIfAbsent(function.name().text(), function));
        tree.constants()
                .forEach(constant -> constants.putIfAbsent(constant.name().text(), constant));
    }

    public Source source() {
        return source;
    }

    public ModelFile tree() {
        return tree;
    }

    public Map<String, Unit> imports() {
        return imports;
    }

    @Override
    public String name() {
        return source.shortName();
    }

    @Override
    public boolean isLibrary() {
        return false;
    }

    @Override
    public Optional<Declaration.Function> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    @Override
    public Optional<Declaration.Constant> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    @Override
    public Optional<Unit> imported(String prefix) {
        return Optional.ofNullable(imports.get(prefix));
    }

    @Override
    public Collection<String> functionNames() {
        return functions.keySet();
    }

    @Override
    public Collection<String> constantNames() {
        return constants.keySet();
    }
}
