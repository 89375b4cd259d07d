package dev.sinter.benchmarks.tensorflow;

import dev.sinter.benchmarks.work.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The optimizers that TensorFlow has as one operation for each variable. */
record Updates(Ops tf, Variables variables, Optimizer optimizer) {
    /**
     * The operations of one step. No weight changes before all gradients are there, since gradients read weights; without that two
     * threads race.
     */
    @SuppressWarnings("unchecked") // the gradient of a variable has its type
    List<Op> of(List<Variable<TFloat32>> trained, List<? extends Operand<?>> gradients) {
        Ops after =
                tf.withControlDependencyOps(gradients.stream().map(g -> g.op()).toList());
        List<Op> updates = new ArrayList<>();
        if (optimizer instanceof Optimizer.Adam) {
            Variable<TFloat32> power1 = variables.of(number(Optimizer.Adam.BETA_1));
            Variable<TFloat32> power2 = variables.of(number(Optimizer.Adam.BETA_2));
            for (int i = 0; i < trained.size(); i++) {
                updates.add(adam(after, trained.get(i), power1, power2, (Operand<TFloat32>) gradients.get(i)));
            }
            Ops last = tf.withControlDependencies(updates);
            updates.add(last.assign(power1, last.math.mul(power1, number(Optimizer.Adam.BETA_1))));
            updates.add(last.assign(power2, last.math.mul(power2, number(Optimizer.Adam.BETA_2))));
            return updates;
        }
        for (int i = 0; i < trained.size(); i++) {
            updates.add(simple(after, trained.get(i), (Operand<TFloat32>) gradients.get(i)));
        }
        return updates;
    }

    private Op adam(
            Ops after,
            Variable<TFloat32> variable,
            Variable<TFloat32> power1,
            Variable<TFloat32> power2,
            Operand<TFloat32> gradient) {
        return after.train.applyAdam(
                variable,
                variables.zerosLike(variable),
                variables.zerosLike(variable),
                power1,
                power2,
                number(optimizer.rate()),
                number(Optimizer.Adam.BETA_1),
                number(Optimizer.Adam.BETA_2),
                number(Optimizer.Adam.EPSILON),
                gradient);
    }

    private Op simple(Ops after, Variable<TFloat32> variable, Operand<TFloat32> gradient) {
        if (optimizer instanceof Optimizer.Sgd) {
            return after.train.applyGradientDescent(variable, number(optimizer.rate()), gradient);
        }
        return after.train.applyRmsProp(
                variable,
                variables.zerosLike(variable),
                variables.zerosLike(variable),
                number(optimizer.rate()),
                number(Optimizer.RmsProp.RHO),
                number(0),
                number(Optimizer.RmsProp.EPSILON),
                gradient);
    }

    private Operand<TFloat32> number(double value) {
        return tf.constant((float) value);
    }
}
