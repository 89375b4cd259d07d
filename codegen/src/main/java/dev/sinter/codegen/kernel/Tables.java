package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.callOn;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeField;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Place;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Constants that are arrays: a static field each, filled by a method of its own. Up to 64 numbers are stored one by one; more are
 * packed into texts, 16 bits a char, since a class file has no arrays.
 */
public final class Tables {
    private static final int ONE_BY_ONE = 64;
    /** A text constant has at most 65,535 bytes, a char at most 3; a multiple of 4. */
    private static final int CHARS = 20_000;

    private record Key(DType dtype, Place.Table table) {}

    private final Type self;
    private final Names names;
    private final Map<Key, Expr.StaticField> fields = new LinkedHashMap<>();
    private final List<CodeField> code = new ArrayList<>();
    private final List<CodeMethod> methods = new ArrayList<>();

    public Tables(Type self, Names names) {
        this.self = self;
        this.names = names;
    }

    Expr.StaticField field(Buffer buffer, Place.Table table) {
        return fields.computeIfAbsent(new Key(buffer.dtype(), table), key -> make(buffer, table.values()));
    }

    public List<CodeField> fields() {
        return List.copyOf(code);
    }

    public List<CodeMethod> methods() {
        return List.copyOf(methods);
    }

    private Expr.StaticField make(Buffer buffer, List<Double> values) {
        String name = names.take(Names.identifier(buffer.name()));
        Type type = Types.array(buffer.dtype());
        Body body = new Body(List.of());
        Local table = body.declare("table", new Expr.NewArray(type.element(), constant(values.size())));
        if (values.size() <= ONE_BY_ONE) {
            for (int i = 0; i < values.size(); i++) {
                body.store(table, constant(i), number(values.get(i), buffer.dtype()));
            }
        } else {
            unpack(body, table, values, buffer.dtype());
        }
        body.returns(table);
        methods.add(new CodeMethod(name, true, List.of(), type, body.statements()));
        code.add(new CodeField(name, type, Code.call(self, name, type)));
        return new Expr.StaticField(self, name, type);
    }

    private static Expr number(double value, DType dtype) {
        return switch (dtype) {
            case F32 -> constant((float) value);
            case F64 -> constant(value);
            case I32, U8, BOOL -> constant((int) value);
            case I64 -> constant((long) value);
        };
    }

    private static void unpack(Body body, Local table, List<Double> values, DType dtype) {
        int chars = Math.max(1, dtype.bytes() / 2);
        int perText = CHARS / chars;
        for (int from = 0; from < values.size(); from += perText) {
            List<Double> part = values.subList(from, Math.min(values.size(), from + perText));
            Local text = body.declare("text", constant(pack(part, dtype, chars)));
            int start = from;
            body.loop("i", constant(0), constant(part.size()), 1, (inner, i) -> {
                Expr bits = chars == 4 ? constant(0L) : constant(0);
                for (int c = 0; c < chars; c++) {
                    Expr one = callOn(text, "charAt", Type.CHAR, add(mul(i, chars), c));
                    Expr more = binary(Operator.SHL, bits, constant(16));
                    bits = binary(Operator.OR, more, cast(cast(one, Type.INT), bits.type()));
                }
                inner.store(table, add(i, start), fromBits(bits, dtype));
            });
        }
    }

    private static Expr fromBits(Expr bits, DType dtype) {
        return switch (dtype) {
            case F32 -> Code.call(Type.named("java/lang/Float"), "intBitsToFloat", Type.FLOAT, bits);
            case F64 -> Code.call(Type.named("java/lang/Double"), "longBitsToDouble", Type.DOUBLE, bits);
            default -> bits;
        };
    }

    private static String pack(List<Double> values, DType dtype, int chars) {
        StringBuilder out = new StringBuilder();
        for (double value : values) {
            long bits = switch (dtype) {
                case F32 -> Float.floatToIntBits((float) value);
                case F64 -> Double.doubleToLongBits(value);
                default -> (long) value;
            };
            for (int c = chars - 1; c >= 0; c--) {
                out.append((char) (bits >>> (16 * c)));
            }
        }
        return out.toString();
    }
}
