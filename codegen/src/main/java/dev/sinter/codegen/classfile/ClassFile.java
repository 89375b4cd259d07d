package dev.sinter.codegen.classfile;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import dev.sinter.codegen.code.CodeClass;
import dev.sinter.codegen.code.CodeField;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Type;
import dev.sinter.runtime.InvalidInputException;
import java.util.List;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes a {@link CodeClass} as a class file; the same tree always gives the same bytes. */
public final class ClassFile {
    /** HotSpot never compiles a method of more bytes than this. */
    public static final int LARGEST = 8000;
    /**
     * A method of vector code that is larger than this many bytes is compiled, but badly: the JIT stops inlining in the middle of it,
     * and every vector from there on becomes an object. Tried with the update of Adam behind a tile of 8 lanes: 2,455 bytes with 252
     * calls ran thirty times as fast, for each result, as 2,968 bytes with 312 calls.
     */
    public static final int LARGEST_OF_VECTORS = 2_600;

    private static final String OBJECT = "java/lang/Object";

    private final ClassWriter writer;

    private ClassFile(ClassWriter writer) {
        this.writer = writer;
    }

    /** The bytes of the class; every method is small enough to be compiled by the JVM. */
    public static byte[] write(CodeClass code) {
        ClassFile file = new ClassFile(new Frames());
        file.head(code);
        code.fields()
                .forEach(f -> file.writer
                        .visitField(
                                ACC_PRIVATE | ACC_STATIC | ACC_FINAL,
                                f.name(),
                                f.type().descriptor(),
                                null,
                                null)
                        .visitEnd());
        file.constructor();
        if (!code.fields().isEmpty()) {
            file.initializer(code);
        }
        for (CodeMethod method : code.methods()) {
            int size = file.method(method);
            if (size > LARGEST) {
                throw new MethodTooLarge(method.name(), size);
            }
        }
        file.writer.visitEnd();
        try {
            return file.writer.toByteArray();
        } catch (ClassTooLargeException e) {
            throw new InvalidInputException(code.type() + ": the model is too large for one class: it needs "
                    + e.getConstantPoolCount() + " constants, names and methods, and a class file holds 65,535. "
                    + "Layers of the same shapes share their code; make more of them alike, or split the model");
        }
    }

    /** How many bytes of bytecode the method has. */
    public static int size(CodeMethod method) {
        ClassFile file = new ClassFile(new ClassWriter(0));
        file.head(new CodeClass(Type.named("Sizes"), "Sizes", Type.named(OBJECT), List.of(), List.of()));
        return file.method(method);
    }

    private void head(CodeClass code) {
        int access = ACC_PUBLIC | ACC_FINAL | ACC_SUPER;
        String[] interfaces = {code.implemented().internalName()};
        writer.visit(V17, access, code.type().internalName(), null, OBJECT, interfaces);
        writer.visitSource(code.sourceFile(), null);
    }

    private void constructor() {
        MethodVisitor out = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        out.visitCode();
        out.visitVarInsn(ALOAD, 0);
        out.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        out.visitInsn(RETURN);
        out.visitMaxs(0, 0);
        out.visitEnd();
    }

    private void initializer(CodeClass code) {
        MethodVisitor out = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
        out.visitCode();
        ExprBytes values = new ExprBytes(out, new Slots(0));
        for (CodeField field : code.fields()) {
            values.push(field.value());
            out.visitFieldInsn(
                    PUTSTATIC,
                    code.type().internalName(),
                    field.name(),
                    field.type().descriptor());
        }
        out.visitInsn(RETURN);
        out.visitMaxs(0, 0);
        out.visitEnd();
    }

    private int method(CodeMethod method) {
        int access = method.isStatic() ? ACC_PRIVATE | ACC_STATIC : ACC_PUBLIC;
        MethodVisitor out = writer.visitMethod(access, method.name(), method.descriptor(), null, null);
        Slots slots = new Slots(method.isStatic() ? 0 : 1);
        method.parameters().forEach(slots::add);
        out.visitCode();
        new StatementBytes(out, slots).all(method.body());
        if (method.result().equals(Type.VOID)) {
            out.visitInsn(RETURN);
        }
        Label end = new Label();
        out.visitLabel(end);
        int size = end.getOffset();
        out.visitMaxs(0, 0);
        out.visitEnd();
        return size;
    }

    /** Generated code never merges two classes in one variable but as objects, so no class needs to be loaded to find out. */
    private static final class Frames extends ClassWriter {
        Frames() {
            super(COMPUTE_FRAMES | COMPUTE_MAXS);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            return OBJECT;
        }
    }
}
