package dev.sinter.codegen;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.kernel.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel as code.
 *
 * @param methods the one that a program calls, then those that it calls itself
 * @param arguments what the first method is given
 */
record KernelCode(List<CodeMethod> methods, List<Source> arguments) {
    KernelCode {
        methods = List.copyOf(methods);
        arguments = List.copyOf(arguments);
    }

    /** The same methods, given other arrays; what they use as scratch stays the same. */
    KernelCode on(List<Source> arrays) {
        List<Source> handed = new ArrayList<>(arrays);
        handed.addAll(arguments.subList(arrays.size(), arguments.size()));
        return new KernelCode(methods, handed);
    }

    CodeMethod main() {
        return methods.getFirst();
    }

    /** True when no method has more bytes than that. */
    boolean fits(int largest) {
        return methods.stream().allMatch(method -> ClassFile.size(method) <= largest);
    }
}
