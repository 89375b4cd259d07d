package dev.sinter.ir.text;

import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Op;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All operations by name, with their attributes: a class goes in through the permits lists of {@link Op}, a name
 * ({@code reduce_max} for ReduceMax), attribute names and values come out. The only reflection of the compiler; a new
 * operation needs no entry here.
 */
public final class OpTable {
    private static final Map<String, Class<? extends Op>> BY_NAME = new TreeMap<>();

    static {
        collect(Op.class);
    }

    private OpTable() {}

    /** One component of an operation's record. */
    public record Attribute(String name, Type type) {
        /** True for the component that repeats the type of the node and so is not written. */
        boolean isNodeType() {
            return type == TensorType.class;
        }
    }

    private static void collect(Class<?> type) {
        if (type.isRecord()) {
            BY_NAME.put(name(type), type.asSubclass(Op.class));
        } else {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted);
            }
        }
    }

    /** All names, sorted. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The name in texts, {@code mat_mul}. */
    public static String name(Op op) {
        return name(op.getClass());
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** The attributes of the operation of that name, or empty when there is none. */
    public static Optional<List<Attribute>> attributes(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(OpTable::attributes);
    }

    private static List<Attribute> attributes(Class<? extends Op> type) {
        List<Attribute> attributes = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            attributes.add(new Attribute(component.getName(), component.getGenericType()));
        }
        return attributes;
    }

    /** Whether the operation of that name is a source, whose attributes are written without their names. */
    public static boolean isSource(String name) {
        return Op.Source.class.isAssignableFrom(BY_NAME.get(name));
    }

    /** The attributes of one operation with their values, in the order of the record. */
    public static Map<Attribute, Object> values(Op op) {
        Map<Attribute, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : op.getClass().getRecordComponents()) {
                Attribute attribute = new Attribute(component.getName(), component.getGenericType());
                values.put(attribute, component.getAccessor().invoke(op));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    /** The operation of that name with these values of its attributes, in the order of the record. */
    public static Op make(String name, List<Object> values) {
        Constructor<?> constructor = BY_NAME.get(name).getDeclaredConstructors()[0];
        try {
            return (Op) constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
