package dev.sinter.codegen.classfile;

import static org.objectweb.asm.Opcodes.*;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes expressions: each leaves its value on the stack. */
final class ExprBytes {
    private static final int LONGEST_TEXT = 20_000;

    private final MethodVisitor out;
    private final Slots slots;

    ExprBytes(MethodVisitor out, Slots slots) {
        this.out = out;
        this.slots = slots;
    }

    void push(Expr expr) {
        switch (expr) {
            case Expr.Local local -> out.visitVarInsn(Opcode.forType(ILOAD, local.type()), slots.of(local));
            case Expr.Constant constant -> constant(constant.value());
            case Expr.Binary(Expr.Operator operator, Expr left, Expr right) -> {
                push(left);
                push(right);
                out.visitInsn(Opcode.of(operator, left.type()));
            }
            case Expr.Negate(Expr value) -> {
                push(value);
                out.visitInsn(Opcode.forType(INEG, value.type()));
            }
            case Expr.Compare compare -> choice(compare, () -> out.visitInsn(ICONST_1), () -> out.visitInsn(ICONST_0));
            case Expr.Conditional(Expr test, Expr yes, Expr no) -> choice(test, () -> push(yes), () -> push(no));
            case Expr.Cast(Expr value, Type type) -> cast(value, type);
            case Expr.Element(Expr array, Expr index) -> {
                push(array);
                push(index);
                out.visitInsn(Opcode.forType(IALOAD, array.type().element()));
            }
            case Expr.Field(Expr object, String name, Type type) -> {
                push(object);
                out.visitFieldInsn(GETFIELD, object.type().internalName(), name, type.descriptor());
            }
            case Expr.StaticField(Type owner, String name, Type type) ->
                out.visitFieldInsn(GETSTATIC, owner.internalName(), name, type.descriptor());
            case Expr.Call call -> call(call);
            case Expr.New(Type type, List<Expr> args) -> {
                out.visitTypeInsn(NEW, type.internalName());
                out.visitInsn(DUP);
                args.forEach(this::push);
                String descriptor =
                        args.stream().map(a -> a.type().descriptor()).collect(Collectors.joining("", "(", ")V"));
                out.visitMethodInsn(INVOKESPECIAL, type.internalName(), "<init>", descriptor, false);
            }
            case Expr.NewArray(Type element, Expr length) -> {
                push(length);
                out.visitIntInsn(NEWARRAY, Opcode.arrayOf(element));
            }
        }
    }

    private void choice(Expr test, Runnable yes, Runnable no) {
        Label otherwise = new Label();
        Label end = new Label();
        jumpUnless(test, otherwise);
        yes.run();
        out.visitJumpInsn(GOTO, end);
        out.visitLabel(otherwise);
        no.run();
        out.visitLabel(end);
    }

    /** Jumps there when the test is true. */
    void jumpIf(Expr test, Label target) {
        jump(test, true, target);
    }

    /** Jumps there when the test is false. */
    void jumpUnless(Expr test, Label target) {
        jump(test, false, target);
    }

    private void jump(Expr test, boolean when, Label target) {
        if (!(test instanceof Expr.Compare(Expr.Relation asked, Expr left, Expr right))) {
            push(test);
            out.visitJumpInsn(when ? IFNE : IFEQ, target);
            return;
        }
        Expr.Relation relation = when ? asked : asked.opposite();
        push(left);
        if (left.type().isInt()) {
            if (right instanceof Expr.Constant c && c.value().equals(0)) {
                out.visitJumpInsn(Opcode.jumpZero(relation), target);
            } else {
                push(right);
                out.visitJumpInsn(Opcode.jump(relation), target);
            }
            return;
        }
        push(right);
        out.visitInsn(Opcode.compare(asked, left.type()));
        out.visitJumpInsn(Opcode.jumpZero(relation), target);
    }

    private void cast(Expr value, Type type) {
        push(value);
        if (type.isReference()) {
            out.visitTypeInsn(CHECKCAST, type.internalName());
            return;
        }
        int opcode = Opcode.cast(value.type(), type);
        if (opcode != NOP) {
            out.visitInsn(opcode);
        }
    }

    private void call(Expr.Call call) {
        call.receiver().ifPresent(this::push);
        call.args().forEach(this::push);
        int opcode = call.receiver().isEmpty() ? INVOKESTATIC : call.ofInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
        String descriptor = call.parameters().stream().map(Type::descriptor).collect(Collectors.joining("", "(", ")"))
                + call.type().descriptor();
        out.visitMethodInsn(opcode, call.owner().internalName(), call.name(), descriptor, call.ofInterface());
    }

    /** In pieces where it is more than a class file holds as one: 65,535 bytes, a char at most 3. */
    private void text(String text) {
        out.visitLdcInsn(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        for (int at = LONGEST_TEXT; at < text.length(); at += LONGEST_TEXT) {
            out.visitLdcInsn(text.substring(at, Math.min(text.length(), at + LONGEST_TEXT)));
            out.visitMethodInsn(
                    INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        }
    }

    private void constant(Object value) {
        switch (value) {
            case String text -> text(text);
            case Boolean b -> out.visitInsn(b ? ICONST_1 : ICONST_0);
            case Integer i when i >= -1 && i <= 5 -> out.visitInsn(ICONST_0 + i);
            case Integer i when i == (byte) (int) i -> out.visitIntInsn(BIPUSH, i);
            case Integer i when i == (short) (int) i -> out.visitIntInsn(SIPUSH, i);
            case Long l when l == 0 || l == 1 -> out.visitInsn(l == 0 ? LCONST_0 : LCONST_1);
            case Float f when Float.floatToRawIntBits(f) == 0 -> out.visitInsn(FCONST_0);
            case Float f when f == 1 -> out.visitInsn(FCONST_1);
            case Double d when Double.doubleToRawLongBits(d) == 0 -> out.visitInsn(DCONST_0);
            case Double d when d == 1 -> out.visitInsn(DCONST_1);
            default -> out.visitLdcInsn(value);
        }
    }
}
