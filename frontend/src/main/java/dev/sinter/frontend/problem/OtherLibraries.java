package dev.sinter.frontend.problem;

import java.util.Collection;
import java.util.Map;

/** What users of Keras, PyTorch and NumPy write for what has another name here. Names that differ by a few letters are not listed. */
public final class OtherLibraries {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("Linear", "dense"),
            Map.entry("linear", "dense"),
            Map.entry("BatchNormalization", "batch_norm"),
            Map.entry("BatchNorm1d", "batch_norm"),
            Map.entry("BatchNorm2d", "batch_norm"),
            Map.entry("LayerNormalization", "layer_norm"),
            Map.entry("MaxPool2d", "max_pooling2d"),
            Map.entry("MaxPool2D", "max_pooling2d"),
            Map.entry("AvgPool2d", "average_pooling2d"),
            Map.entry("AveragePooling2D", "average_pooling2d"),
            Map.entry("concatenate", "concat"),
            Map.entry("Concatenate", "concat"),
            Map.entry("cat", "concat"),
            Map.entry("expand_dims", "expand"),
            Map.entry("unsqueeze", "expand"),
            Map.entry("view", "reshape"),
            Map.entry("permute", "transpose"),
            Map.entry("power", "^"),
            Map.entry("pow", "^"),
            Map.entry("matmul", "@"),
            Map.entry("dot", "@"),
            Map.entry("add", "+"),
            Map.entry("subtract", "-"),
            Map.entry("multiply", "*"),
            Map.entry("divide", "/"),
            Map.entry("xavier", "glorot_uniform"),
            Map.entry("xavier_uniform", "glorot_uniform"),
            Map.entry("xavier_normal", "glorot_normal"),
            Map.entry("kaiming_uniform", "he_uniform"),
            Map.entry("kaiming_normal", "he_normal"),
            Map.entry("MSELoss", "mse"),
            Map.entry("L1Loss", "mae"),
            Map.entry("CrossEntropyLoss", "sparse_softmax_cross_entropy"),
            Map.entry("cross_entropy", "sparse_softmax_cross_entropy"),
            Map.entry("BCELoss", "binary_crossentropy"),
            Map.entry("BCEWithLogitsLoss", "sigmoid_cross_entropy"),
            Map.entry("softmax_cross_entropy_with_logits", "softmax_cross_entropy"),
            Map.entry("sparse_softmax_cross_entropy_with_logits", "sparse_softmax_cross_entropy"),
            Map.entry("sigmoid_cross_entropy_with_logits", "sigmoid_cross_entropy"),
            Map.entry("reduce_mean", "mean"),
            Map.entry("reduce_sum", "sum"),
            Map.entry("reduce_max", "max"),
            Map.entry("to_categorical", "one_hot"));

    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("learning_rate", "rate"),
            Map.entry("lr", "rate"),
            Map.entry("p", "rate"),
            Map.entry("beta1", "beta_1"),
            Map.entry("beta2", "beta_2"),
            Map.entry("eps", "epsilon"),
            Map.entry("clipnorm", "norm"),
            Map.entry("clipvalue", "limit"),
            Map.entry("out_features", "units"),
            Map.entry("output_dim", "units"),
            Map.entry("hidden_size", "units"),
            Map.entry("embedding_dim", "units"),
            Map.entry("out_channels", "filters"),
            Map.entry("input_dim", "vocabulary"),
            Map.entry("num_embeddings", "vocabulary"),
            Map.entry("kernel_initializer", "kernel_init"),
            Map.entry("bias_initializer", "bias_init"),
            Map.entry("bias", "use_bias"),
            Map.entry("stride", "strides"),
            Map.entry("dilation_rate", "dilation"),
            Map.entry("dim", "axis"),
            Map.entry("keepdim", "keepdims"),
            Map.entry("dims", "axes"),
            Map.entry("perm", "axes"),
            Map.entry("depth", "n"),
            Map.entry("num_classes", "n"));

    /** Arguments that have no counterpart, with the reason. */
    private static final Map<String, String> NEEDLESS = Map.of(
            "input_shape", "the shape is known from x; leave it out",
            "in_features", "the size is known from x; leave it out",
            "in_channels", "the channels are known from x; leave it out",
            "name", "parameters are named after the `let`; leave it out",
            "from_logits",
                    "for scores write `softmax_cross_entropy`, `sparse_softmax_cross_entropy` or"
                            + " `sigmoid_cross_entropy`",
            "training", "a layer knows whether it trains; leave it out",
            "kernel_regularizer", "add `l2(params(\"*.kernel\"), 0.0001)` to the loss",
            "weight_decay", "write `adamw(weight_decay: ...)`");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("float32", "f32"),
            Map.entry("float64", "f64"),
            Map.entry("double", "f64"),
            Map.entry("int32", "i32"),
            Map.entry("int64", "i64"),
            Map.entry("long", "i64"),
            Map.entry("uint8", "u8"),
            Map.entry("byte", "u8"),
            Map.entry("boolean", "bool"),
            Map.entry("True", "true"),
            Map.entry("False", "false"),
            Map.entry("batch_size", "batch"));

    private OtherLibraries() {}

    /** "write `dense`" for the name of a function elsewhere, or nothing. */
    public static String function(String name) {
        return hint(name, FUNCTIONS);
    }

    /** What to write for the name of an argument elsewhere, or nothing where this function has no such argument either. */
    public static String argument(String name, Collection<String> known) {
        return known.contains(ARGUMENTS.getOrDefault(name, ""))
                ? hint(name, ARGUMENTS)
                : NEEDLESS.getOrDefault(name, "");
    }

    /**
     * The call that is meant where a function has a namesake elsewhere that takes such an argument: {@code linear(x, out_features: 3)}
     * is {@code dense(x, units: 3)}. Else nothing.
     */
    public static String namesake(String function, String first, String argument, String value) {
        boolean isKnown = FUNCTIONS.containsKey(function) && ARGUMENTS.containsKey(argument);
        return isKnown
                ? "write `" + here(function) + "(" + first + ", " + ARGUMENTS.get(argument) + ": " + value + ")`"
                : "";
    }

    /** "or `maximum(x, 0)`..." for functions that compare two values in other languages and reduce here, or nothing. */
    public static String ofTwo(String name) {
        return switch (name) {
            case "max", "min" -> "; the " + name + " of two values is `" + name + "imum(a, b)`";
            default -> "";
        };
    }

    /** "write `f32`" for the name of a value or dtype elsewhere, or nothing. */
    public static String value(String name) {
        return name.equals("None") ? "leave it out; a new axis is `expand(x, -1)`" : hint(name, VALUES);
    }

    /** "write `batch`" for what stands for an open size elsewhere, or nothing. */
    public static String size(String name) {
        return name.equals("None") ? "write `batch`" : hint(name, VALUES);
    }

    /** The function that another library's name means, or the name itself. */
    public static String here(String name) {
        return FUNCTIONS.getOrDefault(name, name);
    }

    private static String hint(String name, Map<String, String> here) {
        return here.containsKey(name) ? "write `" + here.get(name) + "`" : "";
    }
}
