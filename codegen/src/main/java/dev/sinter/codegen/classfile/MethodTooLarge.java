package dev.sinter.codegen.classfile;

/** A generated method is larger than the JVM compiles: an error of Sinter, not of the model. */
public final class MethodTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    MethodTooLarge(String method, int size) {
        super("generated method " + method + " has " + size + " bytes of bytecode; the JVM compiles at most "
                + ClassFile.LARGEST);
    }
}
