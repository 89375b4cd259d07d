package dev.sinter.codegen.api;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** A call with its arguments: on one line when it fits, else a line for each. {@code List.of(1, 2)}. */
final class Call {
    private static final int WIDTH = 70;

    private Call() {}

    /** @param head what stands before the parenthesis */
    static CodeBlock of(CodeBlock head, List<CodeBlock> arguments) {
        CodeBlock line = CodeBlock.of("$L($L)", head, CodeBlock.join(arguments, ", "));
        return fits(line) ? line : CodeBlock.of("$L($>$>\n$L$<$<)", head, CodeBlock.join(arguments, ",\n"));
    }

    /** Names count without their packages, which the imports take away. */
    private static boolean fits(CodeBlock code) {
        String text = code.toString().replaceAll("\\b[a-z.]+\\.(?=[A-Z])", "");
        return text.length() <= WIDTH && !text.contains("\n");
    }
}
