package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.FileContext;

/**
 * A file without mistakes in its syntax.
 *
 * @param tokens every word and comment
 * @param words the words by the rules of the grammar, with the parentheses and commas that {@code file} leaves out
 * @param file what the words mean
 */
public record ParsedFile(Tokens tokens, FileContext words, ModelFile file) {}
