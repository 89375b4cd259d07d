package dev.sinter.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The variables of a graph and what gives them their first values. */
final class Variables {
    private final Ops tf;
    private final List<Op> initializers = new ArrayList<>();

    Variables(Ops tf) {
        this.tf = tf;
    }

    /** A variable that begins with that value. */
    Variable<TFloat32> of(Operand<TFloat32> value) {
        Variable<TFloat32> variable = tf.variable(value.shape(), TFloat32.class);
        initializers.add(tf.assign(variable, value));
        return variable;
    }

    /** A variable of zeros, as large as another. */
    Variable<TFloat32> zerosLike(Operand<TFloat32> other) {
        return of(tf.zeros(tf.constant(other.shape()), TFloat32.class));
    }

    /** What must run once, before anything else. */
    List<Op> initializers() {
        return initializers;
    }
}
