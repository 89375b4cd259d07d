package dev.sinter.codegen.classfile;

import static org.objectweb.asm.Opcodes.*;

import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;

/** The opcodes of operators on each type. */
final class Opcode {
    private Opcode() {}

    /** The opcode for ints changed into the one for that type: ILOAD, ISTORE, IRETURN, IADD... */
    static int forType(int intOpcode, Type type) {
        return asm(type).getOpcode(intOpcode);
    }

    private static org.objectweb.asm.Type asm(Type type) {
        return org.objectweb.asm.Type.getType(type.descriptor());
    }

    static int of(Operator operator, Type type) {
        int opcode = switch (operator) {
            case ADD -> IADD;
            case SUB -> ISUB;
            case MUL -> IMUL;
            case DIV -> IDIV;
            case REM -> IREM;
            case AND -> IAND;
            case OR -> IOR;
            case XOR -> IXOR;
            case SHL -> ISHL;
            case SHR -> ISHR;
            case USHR -> IUSHR;
        };
        return forType(opcode, type.equals(Type.BOOLEAN) ? Type.INT : type);
    }

    /** The jump taken when two ints stand in that relation. */
    static int jump(Relation relation) {
        return switch (relation) {
            case EQ -> IF_ICMPEQ;
            case NE -> IF_ICMPNE;
            case LT -> IF_ICMPLT;
            case LE -> IF_ICMPLE;
            case GT -> IF_ICMPGT;
            case GE -> IF_ICMPGE;
        };
    }

    /** The jump taken when an int stands in that relation to zero. */
    static int jumpZero(Relation relation) {
        return switch (relation) {
            case EQ -> IFEQ;
            case NE -> IFNE;
            case LT -> IFLT;
            case LE -> IFLE;
            case GT -> IFGT;
            case GE -> IFGE;
        };
    }

    /** Turns a long, float or double comparison into an int to compare with zero, a NaN making the relation false. */
    static int compare(Relation relation, Type type) {
        boolean less = relation == Relation.LT || relation == Relation.LE;
        return switch (type.descriptor()) {
            case "J" -> LCMP;
            case "F" -> less ? FCMPG : FCMPL;
            case "D" -> less ? DCMPG : DCMPL;
            default -> throw new IllegalArgumentException("no comparison of " + type);
        };
    }

    /** From one type of number to another; NOP where they are the same to the JVM. */
    static int cast(Type from, Type to) {
        String a = from.isInt() ? "I" : from.descriptor();
        if (to.equals(Type.BYTE)) {
            return a.equals("I") ? I2B : unknown(from, to);
        }
        String b = to.isInt() ? "I" : to.descriptor();
        return switch (a + b) {
            case "II", "JJ", "FF", "DD" -> NOP;
            case "IJ" -> I2L;
            case "IF" -> I2F;
            case "ID" -> I2D;
            case "JI" -> L2I;
            case "JF" -> L2F;
            case "JD" -> L2D;
            case "FI" -> F2I;
            case "FJ" -> F2L;
            case "FD" -> F2D;
            case "DI" -> D2I;
            case "DJ" -> D2L;
            case "DF" -> D2F;
            default -> unknown(from, to);
        };
    }

    private static int unknown(Type from, Type to) {
        throw new IllegalArgumentException("no cast from " + from + " to " + to);
    }

    /** The array type code of NEWARRAY. */
    static int arrayOf(Type element) {
        return switch (element.descriptor()) {
            case "Z" -> T_BOOLEAN;
            case "B" -> T_BYTE;
            case "I" -> T_INT;
            case "J" -> T_LONG;
            case "F" -> T_FLOAT;
            case "D" -> T_DOUBLE;
            default -> throw new IllegalArgumentException("no array of " + element);
        };
    }
}
