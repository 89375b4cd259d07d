package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;
import java.util.Optional;

/** One {@code .model} file: {@code packageDecl? importDecl* declaration*}. */
public record ModelFile(
        Span span, Optional<PackageName> packageName, List<Import> imports, List<Declaration> declarations)
        implements Node {
    public ModelFile {
        imports = List.copyOf(imports);
        declarations = List.copyOf(declarations);
    }

    public List<Declaration.Constant> constants() {
        return of(Declaration.Constant.class);
    }

    public List<Declaration.Function> functions() {
        return of(Declaration.Function.class);
    }

    public List<Declaration.Model> models() {
        return of(Declaration.Model.class);
    }

    private <D extends Declaration> List<D> of(Class<D> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
