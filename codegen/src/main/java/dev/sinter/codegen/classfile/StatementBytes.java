package dev.sinter.codegen.classfile;

import static org.objectweb.asm.Opcodes.*;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Statement;
import dev.sinter.codegen.code.Type;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes statements: each leaves the stack as it was. */
final class StatementBytes {
    private final MethodVisitor out;
    private final Slots slots;
    private final ExprBytes values;

    StatementBytes(MethodVisitor out, Slots slots) {
        this.out = out;
        this.slots = slots;
        this.values = new ExprBytes(out, slots);
    }

    void all(List<Statement> statements) {
        int mark = slots.mark();
        statements.forEach(this::write);
        slots.release(mark);
    }

    private void write(Statement statement) {
        switch (statement) {
            case Statement.Declare(Local local, Expr value) -> {
                values.push(value);
                store(local.type(), slots.add(local));
            }
            case Statement.Assign(Local local, Expr value) -> assign(local, value);
            case Statement.Store(Expr array, Expr index, Expr value) -> {
                values.push(array);
                values.push(index);
                values.push(value);
                out.visitInsn(Opcode.forType(IASTORE, array.type().element()));
            }
            case Statement.For loop -> loop(loop);
            case Statement.While(Expr test, List<Statement> body) -> {
                Label start = here();
                Label end = new Label();
                values.jumpUnless(test, end);
                all(body);
                out.visitJumpInsn(GOTO, start);
                out.visitLabel(end);
            }
            case Statement.DoWhile(List<Statement> body, Expr test) -> {
                Label start = here();
                all(body);
                values.jumpIf(test, start);
            }
            case Statement.If(Expr test, List<Statement> yes, List<Statement> no) -> when(test, yes, no);
            case Statement.Switch(Expr value, List<List<Statement>> cases, List<Statement> otherwise) ->
                choose(value, cases, otherwise);
            case Statement.Run(Expr call) -> {
                values.push(call);
                if (call.type().slots() > 0) {
                    out.visitInsn(call.type().slots() == 2 ? POP2 : POP);
                }
            }
            case Statement.Return(Optional<Expr> value) -> {
                value.ifPresent(values::push);
                out.visitInsn(value.map(v -> Opcode.forType(IRETURN, v.type())).orElse(RETURN));
            }
            case Statement.Throw(Expr error) -> {
                values.push(error);
                out.visitInsn(ATHROW);
            }
            case Statement.Line(int number) -> out.visitLineNumber(number, here());
            case Statement.Comment _ -> {}
        }
    }

    private void store(Type type, int slot) {
        out.visitVarInsn(Opcode.forType(ISTORE, type), slot);
    }

    private void assign(Local local, Expr value) {
        int slot = slots.of(local);
        if (value instanceof Expr.Binary(Expr.Operator operator, Expr left, Expr.Constant(Integer step, var _))
                && operator == Expr.Operator.ADD
                && left.equals(local)
                && step == (short) (int) step) {
            out.visitIincInsn(slot, step);
            return;
        }
        values.push(value);
        store(local.type(), slot);
    }

    private void loop(Statement.For loop) {
        int mark = slots.mark();
        values.push(loop.from());
        int index = slots.add(loop.index());
        store(Type.INT, index);
        Label test = here();
        Label end = new Label();
        values.jumpUnless(new Expr.Compare(Expr.Relation.LT, loop.index(), loop.to()), end);
        all(loop.body());
        assign(
                loop.index(),
                new Expr.Binary(Expr.Operator.ADD, loop.index(), new Expr.Constant(loop.step(), Type.INT)));
        out.visitJumpInsn(GOTO, test);
        out.visitLabel(end);
        slots.release(mark);
    }

    private void when(Expr test, List<Statement> yes, List<Statement> no) {
        Label otherwise = new Label();
        values.jumpUnless(test, otherwise);
        all(yes);
        if (no.isEmpty()) {
            out.visitLabel(otherwise);
            return;
        }
        Label end = new Label();
        if (!leaves(yes)) {
            out.visitJumpInsn(GOTO, end);
        }
        out.visitLabel(otherwise);
        all(no);
        out.visitLabel(end);
    }

    private void choose(Expr value, List<List<Statement>> cases, List<Statement> otherwise) {
        Label end = new Label();
        Label none = new Label();
        Label[] labels = cases.stream().map(_ -> new Label()).toArray(Label[]::new);
        values.push(value);
        if (labels.length == 0) {
            out.visitInsn(POP);
        } else {
            out.visitTableSwitchInsn(0, labels.length - 1, none, labels);
        }
        for (int i = 0; i < labels.length; i++) {
            out.visitLabel(labels[i]);
            all(cases.get(i));
            if (!leaves(cases.get(i))) {
                out.visitJumpInsn(GOTO, end);
            }
        }
        out.visitLabel(none);
        all(otherwise);
        out.visitLabel(end);
    }

    /** True when nothing after these statements is reached. */
    private static boolean leaves(List<Statement> statements) {
        return !statements.isEmpty()
                && (statements.getLast() instanceof Statement.Return
                        || statements.getLast() instanceof Statement.Throw);
    }

    private Label here() {
        Label label = new Label();
        out.visitLabel(label);
        return label;
    }
}
