package dev.sinter.codegen.code;

/**
 * The type of a value in generated code, by its JVM descriptor: {@code F}, {@code [F}, {@code Ldev/sinter/runtime/Memory;}.
 */
public record Type(String descriptor) {
    public static final Type VOID = new Type("V");
    public static final Type BOOLEAN = new Type("Z");
    public static final Type BYTE = new Type("B");
    public static final Type CHAR = new Type("C");
    public static final Type SHORT = new Type("S");
    public static final Type INT = new Type("I");
    public static final Type LONG = new Type("J");
    public static final Type FLOAT = new Type("F");
    public static final Type DOUBLE = new Type("D");
    public static final Type STRING = named("java/lang/String");

    /** The type of the class with that internal name. */
    public static Type named(String internalName) {
        return new Type("L" + internalName + ";");
    }

    public Type array() {
        return new Type("[" + descriptor);
    }

    /** What an array of this type holds. */
    public Type element() {
        if (!isArray()) {
            throw new IllegalStateException(this + " is no array");
        }
        return new Type(descriptor.substring(1));
    }

    public boolean isArray() {
        return descriptor.startsWith("[");
    }

    public boolean isReference() {
        return isArray() || descriptor.startsWith("L");
    }

    /** True for what the JVM keeps in an int. */
    public boolean isInt() {
        return equals(INT) || equals(BOOLEAN) || equals(BYTE) || equals(CHAR) || equals(SHORT);
    }

    /** How many local variable slots a value takes. */
    public int slots() {
        return equals(LONG) || equals(DOUBLE) ? 2 : equals(VOID) ? 0 : 1;
    }

    /** {@code dev/sinter/runtime/Memory}; an array is its own descriptor. */
    public String internalName() {
        return isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
    }

    /** As Java writes it, without the package. */
    @Override
    public String toString() {
        if (isArray()) {
            return element() + "[]";
        }
        return switch (descriptor) {
            case "V" -> "void";
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default ->
                internalName().substring(internalName().lastIndexOf('/') + 1).replace('$', '.');
        };
    }
}
