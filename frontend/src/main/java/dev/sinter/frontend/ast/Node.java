package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;

/** Anything in the syntax tree: it stands somewhere in a file. */
public sealed interface Node
        permits ModelFile,
                PackageName,
                Import,
                Declaration,
                FormalArgument,
                Block,
                Statement,
                Statement.Branch,
                TypeExpr,
                Dim,
                Expr,
                Argument,
                Index,
                Item {
    Span span();
}
