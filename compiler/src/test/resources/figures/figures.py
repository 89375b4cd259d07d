"""Writes values.txt, metrics.txt, optimizers.txt and schedules.txt beside this file: what functions of the library must give.

The formulas are those that Keras 3 states in keras/src (activations, losses, layers, metrics, optimizers, initializers), written
anew with NumPy in float64; convolutions and windows are loops. Nothing here knows Sinter. Run: python3 figures.py
"""
import math
import os
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
EPSILON = 1e-7
random = np.random.default_rng(20)


def normal(*size):
    """Normal numbers of two decimals, which are short to write down."""
    return np.round(random.normal(size=size), 2)


def distinct(*size):
    """Different numbers in disorder, none of them where a function has a kink."""
    n = int(np.prod(size))
    return np.round((random.permutation(n) - n / 2) * 0.07 + 0.013, 3).reshape(size)


def uniform(low, high, *size):
    return np.round(random.uniform(low, high, size=size), 2)


def numbers(a):
    return " ".join(repr(float(v)) for v in np.asarray(a, dtype=np.float64).reshape(-1))


class Page:
    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, expression, result, flat=False, weights=None, **inputs):
        """One figure: inputs by name, the first axis is the batch; whole numbers are i32, bools are bool."""
        self.lines.append("== " + expression)
        for name, value in inputs.items():
            value = np.asarray(value)
            dtype = {"f": "f64", "i": "i32", "b": "bool"}[value.dtype.kind]
            sizes = ", ".join(["batch"] + [str(n) for n in value.shape[1:]])
            self.lines.append(f"input {name} {dtype}[{sizes}] {len(value)} : {numbers(value)}")
        for name, value in (weights or {}).items():
            self.lines.append(f"weight {name} : {numbers(value)}")
        result = np.asarray(result, dtype=np.float64)
        self.lines.append(f"result {list(result.shape)} : {numbers(result)}")
        if flat:
            self.lines.append("flat :")

    def line(self, text):
        self.lines.append(text)

    def write(self):
        with open(os.path.join(HERE, self.name + ".txt"), "w") as file:
            file.write("# Written by figures.py.\n" + "\n".join(self.lines) + "\n")


# ------------------------------------------------------------------------------------------------ functions
def sigmoid(x): return 1 / (1 + np.exp(-x))
def softplus(x): return np.log1p(np.exp(x))
def relu(x): return np.maximum(x, 0)
def erf(x): return np.vectorize(math.erf)(x)


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def normalize(x, epsilon, axis=-1):
    return x / np.sqrt(np.maximum(np.sum(x * x, axis=axis, keepdims=True), epsilon * epsilon))


def sparsemax(x):
    rows = []
    for row in x:
        z = np.sort(row)[::-1]
        k = max(i for i in range(1, len(z) + 1) if 1 + i * z[i - 1] > z[:i].sum())
        rows.append(np.maximum(row - (z[:k].sum() - 1) / k, 0))
    return np.array(rows)


def activations(page):
    x = np.array([[-7.25, -3.5, -1.2, -0.7], [-0.3, 0.2, 0.6, 0.9], [1.4, 2.75, 4.5, 7.1]])
    one = {
        "identity(x)": x,
        "linear(x)": x,
        "relu(x)": relu(x),
        "relu(x, negative_slope: 0.1)": np.where(x > 0, x, 0.1 * x),
        "relu(x, max_value: 2)": np.clip(x, 0, 2),
        "relu(x, threshold: 0.5)": np.where(x > 0.5, x, 0),
        "relu(x, negative_slope: 0.1, max_value: 2, threshold: 0.5)":
            np.where(x > 0.5, np.minimum(x, 2), 0.1 * (x - 0.5)),
        "relu6(x)": np.minimum(relu(x), 6),
        "leaky_relu(x)": np.where(x > 0, x, 0.2 * x),
        "leaky_relu(x, negative_slope: 0.05)": np.where(x > 0, x, 0.05 * x),
        "elu(x)": np.where(x > 0, x, np.exp(x) - 1),
        "elu(x, alpha: 1.5)": np.where(x > 0, x, 1.5 * (np.exp(x) - 1)),
        "selu(x)": 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * (np.exp(x) - 1)),
        "celu(x)": relu(x) + np.minimum(0, np.exp(x) - 1),
        "celu(x, alpha: 2)": relu(x) + np.minimum(0, 2 * (np.exp(x / 2) - 1)),
        "gelu(x)": x * (1 + erf(x / math.sqrt(2))) / 2,
        "gelu(x, approximate: true)": x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3))) / 2,
        "glu(x)": x[:, :2] * sigmoid(x[:, 2:]),
        "sigmoid(x)": sigmoid(x),
        "softplus(x)": softplus(x),
        "log_sigmoid(x)": np.log(sigmoid(x)),
        "silu(x)": x * sigmoid(x),
        "mish(x)": x * np.tanh(softplus(x)),
        "softsign(x)": x / (np.abs(x) + 1),
        "squareplus(x)": (x + np.sqrt(x * x + 4)) / 2,
        "squareplus(x, b: 1)": (x + np.sqrt(x * x + 1)) / 2,
        "exponential(x)": np.exp(x),
        "hard_sigmoid(x)": np.clip(x / 6 + 0.5, 0, 1),
        "hard_silu(x)": x * np.clip(x / 6 + 0.5, 0, 1),
        "hard_tanh(x)": np.clip(x, -1, 1),
        "tanh_shrink(x)": x - np.tanh(x),
        "soft_shrink(x)": np.where(x > 0.5, x - 0.5, np.where(x < -0.5, x + 0.5, 0)),
        "soft_shrink(x, threshold: 1)": np.where(x > 1, x - 1, np.where(x < -1, x + 1, 0)),
        "hard_shrink(x)": np.where(np.abs(x) > 0.5, x, 0),
        "hard_shrink(x, threshold: 1)": np.where(np.abs(x) > 1, x, 0),
        "flush_small(x, below: 1)": np.where(np.abs(x) < 1, 0, x),
        "threshold(x, 0.5, -2)": np.where(x > 0.5, x, -2),
        "sparse_sigmoid(x)": np.where(x <= -1, 0, np.where(x >= 1, 1, (x + 1) / 2)),
        "sparse_plus(x)": np.where(x <= -1, 0, np.where(x < 1, (x + 1) ** 2 / 4, x)),
        "softmax(x)": softmax(x),
        "log_softmax(x)": np.log(softmax(x)),
        "sparsemax(x)": sparsemax(x),
    }
    for expression, result in one.items():
        page.add(expression, result, x=x)
    y = normal(2, 4, 3)
    page.add("glu(x, axis: 1)", y[:, :2] * sigmoid(y[:, 2:]), x=y)
    page.add("softmax(x, axis: 1)", softmax(y, axis=1), x=y)
    page.add("log_softmax(x, axis: 1)", np.log(softmax(y, axis=1)), x=y)
    alpha = np.array([[0.1, -0.2, 0.3]] * 4) + np.arange(4)[:, None]
    page.add("prelu(x)", relu(y) - alpha * relu(-y), x=y, weights={"y.alpha": alpha})
    shared = np.array([[0.1, -0.2, 0.3]])
    page.add("prelu(x, shared_axes: [1])", relu(y) - shared * relu(-y), x=y, weights={"y.alpha": shared})


def losses(page):
    p = np.array([[0.5, 0.125, 0.75], [2.0, -1.5, 0.3], [-0.4, 0.8, -2.25]])
    t = np.array([[0.2, 0.25, 1.0], [0.7, 3.0, -1.0], [1.0, 0.4, -2.0]])
    e = np.abs(p - t)

    def huber(delta): return np.where(e <= delta, e * e / 2, delta * e - delta * delta / 2).mean(-1)
    page.add("mse(p, t)", ((p - t) ** 2).mean(-1), p=p, t=t)
    page.add("mae(p, t)", e.mean(-1), p=p, t=t)
    page.add("mape(p, t)", 100 * (e / np.maximum(np.abs(t), EPSILON)).mean(-1), p=p, t=t)
    page.add("huber(p, t)", huber(1.0), p=p, t=t)
    page.add("huber(p, t, delta: 0.35)", huber(0.35), p=p, t=t)
    page.add("log_cosh(p, t)", np.log(np.cosh(p - t)).mean(-1), p=p, t=t)
    page.add("cosine_similarity(p, t)", -(normalize(p, EPSILON) * normalize(t, EPSILON)).sum(-1), p=p, t=t)
    zero = np.array([[0.0, 0.0, 0.0]])
    page.add("cosine_similarity(p, t)", [0.0], flat=True, p=zero, t=t[:1])
    a, b = np.abs(p), np.abs(t)
    page.add("msle(p, t)", ((np.log(np.maximum(a, EPSILON) + 1) - np.log(np.maximum(b, EPSILON) + 1)) ** 2).mean(-1), p=a, t=b)
    small = np.array([[-0.5, 0.0, 2.0]])
    page.add("msle(p, t)", ((np.log(np.maximum(small, EPSILON) + 1) - np.log(b[:1] + 1)) ** 2).mean(-1), flat=True, p=small, t=b[:1])
    page.add("poisson(p, t)", (a - b * np.log(a + EPSILON)).mean(-1), p=a, t=b)
    sign = np.array([[1.0, -1.0, 1.0], [-1.0, 1.0, -1.0], [1.0, 1.0, -1.0]])
    page.add("hinge(p, t)", np.maximum(1 - sign * p, 0).mean(-1), p=p, t=sign)
    page.add("squared_hinge(p, t)", (np.maximum(1 - sign * p, 0) ** 2).mean(-1), p=p, t=sign)
    hot = np.eye(3)[[2, 0, 1]]
    page.add("categorical_hinge(p, t)",
             np.maximum(((1 - hot) * p).max(-1) - (hot * p).sum(-1) + 1, 0), p=p, t=hot)

    # cross-entropies, of scores
    label = np.array([2, 0, 1])
    log_p = np.log(softmax(p))
    page.add("sparse_softmax_cross_entropy(p, l)", -log_p[[0, 1, 2], label], p=p, l=label)
    q = np.array([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1], [0.05, 0.9, 0.05]])
    page.add("softmax_cross_entropy(p, t)", -(q * log_p).sum(-1), p=p, t=q)
    page.add("softmax_cross_entropy(p, t, label_smoothing: 0.1)", -((q * 0.9 + 0.1 / 3) * log_p).sum(-1), p=p, t=q)

    def bce(t, p): return -(t * np.log(p) + (1 - t) * np.log(1 - p))
    page.add("sigmoid_cross_entropy(p, t)", bce(q, sigmoid(p)).mean(-1), p=p, t=q)
    page.add("sigmoid_cross_entropy(p, t, label_smoothing: 0.2)", bce(q * 0.8 + 0.1, sigmoid(p)).mean(-1), p=p, t=q)
    large = np.array([[1000.0, -1000.0]])
    page.add("sigmoid_cross_entropy(p, t)", [0.0], flat=True, p=large, t=np.array([[1.0, 0.0]]))
    page.add("softmax_cross_entropy(p, t)", [2000.0], flat=True, p=large, t=np.array([[0.0, 1.0]]))

    # of probabilities, which need not add up to 1
    prob = np.array([[0.7, 0.2, 0.4], [0.1, 0.3, 0.6], [0.25, 0.5, 0.125]])
    safe = np.clip(prob / prob.sum(-1, keepdims=True), EPSILON, 1 - EPSILON)
    page.add("safe_probability(p)", safe, p=prob)
    page.add("categorical_crossentropy(p, t)", -(q * np.log(safe)).sum(-1), p=prob, t=q)
    page.add("categorical_crossentropy(p, t, label_smoothing: 0.1)",
             -((q * 0.9 + 0.1 / 3) * np.log(safe)).sum(-1), p=prob, t=q)
    page.add("sparse_categorical_crossentropy(p, l)", -np.log(safe[[0, 1, 2], label]), p=prob, l=label)
    page.add("categorical_generalized_cross_entropy(p, l)", (1 - prob[[0, 1, 2], label] ** 0.5) / 0.5, p=prob, l=label)
    page.add("categorical_generalized_cross_entropy(p, l, q: 0.3)", (1 - prob[[0, 1, 2], label] ** 0.3) / 0.3, p=prob, l=label)
    sure = np.array([[0.0, 1.0, 0.0]])
    page.add("sparse_categorical_crossentropy(p, l)", [-math.log(EPSILON)], flat=True, p=sure, l=np.array([0]))
    page.add("binary_crossentropy(p, t)", bce(q, prob).mean(-1), p=prob, t=q)
    page.add("binary_crossentropy(p, t, label_smoothing: 0.2)", bce(q * 0.8 + 0.1, prob).mean(-1), p=prob, t=q)
    page.add("binary_crossentropy(p, t)", [bce(np.array([1.0, 0.0]), np.array([EPSILON, 1 - EPSILON])).mean()],
             flat=True, p=np.array([[0.0, 1.0]]), t=np.array([[1.0, 0.0]]))

    def focal(t, alpha, gamma, balanced):
        p_t = t * prob + (1 - t) * (1 - prob)
        each = (1 - p_t) ** gamma * bce(t, prob)
        return ((t * alpha + (1 - t) * (1 - alpha)) * each if balanced else each).mean(-1)
    page.add("binary_focal_crossentropy(p, t)", focal(q, 0.25, 2, False), p=prob, t=q)
    page.add("binary_focal_crossentropy(p, t, alpha: 0.4, gamma: 3, apply_class_balancing: true, label_smoothing: 0.2)",
             focal(q * 0.8 + 0.1, 0.4, 3, True), p=prob, t=q)
    page.add("categorical_focal_crossentropy(p, t)", (0.25 * (1 - safe) ** 2 * -q * np.log(safe)).sum(-1), p=prob, t=q)
    page.add("categorical_focal_crossentropy(p, t, alpha: 0.5, gamma: 3, label_smoothing: 0.1)",
             (0.5 * (1 - safe) ** 3 * -(q * 0.9 + 0.1 / 3) * np.log(safe)).sum(-1), p=prob, t=q)
    page.add("smooth_classes(t, 0.3)", q * 0.7 + 0.1, t=q)
    page.add("smooth_bits(t, 0.3)", q * 0.7 + 0.15, t=q)
    page.add("kl_divergence(p, t)", (q * np.log(q / prob)).sum(-1), p=prob, t=q)
    zeros = np.array([[0.0, 0.5, 0.5]])
    page.add("kl_divergence(p, t)",
             (np.clip(zeros, EPSILON, 1) * np.log(np.clip(zeros, EPSILON, 1) / prob[:1])).sum(-1), flat=True, p=prob[:1], t=zeros)
    page.add("dice(p, t)", 1 - 2 * (prob * q).sum() / (prob.sum() + q.sum() + EPSILON), p=prob, t=q)

    def tversky(alpha, beta):
        both, wrong, missed = (prob * q).sum(), ((1 - q) * prob).sum(), (q * (1 - prob)).sum()
        return 1 - both / (both + alpha * wrong + beta * missed + EPSILON)
    page.add("tversky(p, t)", tversky(0.5, 0.5), p=prob, t=q)
    page.add("tversky(p, t, alpha: 0.3, beta: 0.7)", tversky(0.3, 0.7), p=prob, t=q)

    # weights: Keras divides by the batch size, or, asked, by the sum of the weights
    weight = np.array([0.5, 0.0, 2.0])
    each = ((p - t) ** 2).mean(-1)
    page.add("mean(mse(p, t) * v)", (each * weight).sum() / 3, p=p, t=t, v=weight)
    page.add("weighted_mean(mse(p, t), v)", (each * weight).sum() / 2.5, p=p, t=t, v=weight)
    page.add("weighted_mean(v, 0 * v)", 0.0, flat=True, v=weight)
    page.add("class_weight(l, [1, 5, 0.5])", [0.5, 1, 5], flat=True, l=label)


# --------------------------------------------------------------------------------------------------- layers
def padding_of(size, window, stride, dilation, padding):
    """TensorFlow: as many places as strides, the odd zero at the end."""
    reach = (window - 1) * dilation + 1
    if padding == "valid":
        return 0, (size - reach) // stride + 1
    places = -(-size // stride)
    return max((places - 1) * stride + reach - size, 0) // 2, places


def convolution(x, kernel, stride, dilation, padding, groups=1):
    """Loops over [batch, h, w, channels] and [kh, kw, channels / groups, filters]."""
    kh, kw, each, filters = kernel.shape
    top, rows = padding_of(x.shape[1], kh, stride[0], dilation[0], padding)
    left, columns = padding_of(x.shape[2], kw, stride[1], dilation[1], padding)
    y = np.zeros((len(x), rows, columns, filters))
    for b, i, j, f in np.ndindex(y.shape):
        first = f // (filters // groups) * each
        for u, v, c in np.ndindex(kh, kw, each):
            r, s = i * stride[0] + u * dilation[0] - top, j * stride[1] + v * dilation[1] - left
            if 0 <= r < x.shape[1] and 0 <= s < x.shape[2]:
                y[b, i, j, f] += x[b, r, s, first + c] * kernel[u, v, c, f]
    return y


def pooling(x, size, stride, padding, what):
    top, rows = padding_of(x.shape[1], size[0], stride[0], 1, padding)
    left, columns = padding_of(x.shape[2], size[1], stride[1], 1, padding)
    y = np.zeros((len(x), rows, columns, x.shape[3]))
    for b, i, j, c in np.ndindex(y.shape):
        r, s = i * stride[0] - top, j * stride[1] - left
        y[b, i, j, c] = what(x[b, max(r, 0):r + size[0], max(s, 0):s + size[1], c])
    return y


def depthwise(kernel):
    """A depthwise kernel [kh, kw, channels, multiplier] as one with as many groups as channels."""
    kh, kw, channels, multiplier = kernel.shape
    return kernel.reshape(kh, kw, 1, channels * multiplier)


def layers(page):
    x = normal(3, 4)
    kernel, bias = normal(4, 2), normal(2)
    page.add("dense(x, units: 2)", x @ kernel + bias, x=x, weights={"y.kernel": kernel, "y.bias": bias})
    page.add("dense(x, units: 2, activation: tanh, use_bias: false)", np.tanh(x[:1] @ kernel), x=x[:1],
             weights={"y.kernel": kernel})
    image = distinct(1, 5, 4, 4)
    cases = [
        ("kernel_size: 3", (3, 3), (1, 1), (1, 1), "valid", 1),
        ('kernel_size: [3, 2], strides: [2, 3], padding: "same"', (3, 2), (2, 3), (1, 1), "same", 1),
        ('kernel_size: [2, 4], padding: "same", dilation: [2, 1]', (2, 4), (1, 1), (2, 1), "same", 1),
        ("kernel_size: 2, strides: 2, groups: 2", (2, 2), (2, 2), (1, 1), "valid", 2),
    ]
    for text, size, stride, dilation, padding, groups in cases:
        k, b = normal(*size, 4 // groups, 2), normal(2)
        page.add(f"conv2d(x, filters: 2, {text})", convolution(image, k, stride, dilation, padding, groups) + b, x=image,
                 weights={"y.kernel": k, "y.bias": b})
    sequence = distinct(2, 7, 4)
    for text, size, stride, dilation, padding, groups in [
        ("kernel_size: 3", 3, 1, 1, "valid", 1),
        ('kernel_size: 4, strides: 2, padding: "same"', 4, 2, 1, "same", 1),
        ('kernel_size: 2, padding: "same", dilation: 3, groups: 2', 2, 1, 3, "same", 2),
    ]:
        k, b = normal(size, 4 // groups, 2), normal(2)
        y = convolution(sequence[:, None], k[None], (1, stride), (1, dilation), padding, groups)[:, 0]
        page.add(f"conv1d(x, filters: 2, {text})", y + b, x=sequence, weights={"y.kernel": k, "y.bias": b})
    k, b = normal(2, 3, 4, 2), normal(8)
    page.add('depthwise_conv2d(x, kernel_size: [2, 3], strides: 2, padding: "same", depth_multiplier: 2)',
             convolution(image, depthwise(k), (2, 2), (1, 1), "same", 4) + b, x=image, weights={"y.kernel": k, "y.bias": b})
    k, point, b = normal(3, 3, 4, 1), normal(1, 1, 4, 3), normal(3)
    page.add("separable_conv2d(x, filters: 3, kernel_size: 3)",
             convolution(convolution(image, depthwise(k), (1, 1), (1, 1), "valid", 4), point, (1, 1), (1, 1), "valid") + b,
             x=image, weights={"y.depthwise.kernel": k, "y.pointwise.kernel": point, "y.pointwise.bias": b})
    for text, size, stride, padding in [
        ("", (2, 2), (2, 2), "valid"),
        (', pool_size: [3, 2], strides: [2, 1], padding: "same"', (3, 2), (2, 1), "same"),
        (', pool_size: 3, strides: 1', (3, 3), (1, 1), "valid"),
    ]:
        page.add(f"max_pooling2d(x{text})", pooling(image, size, stride, padding, np.max), x=image)
        page.add(f"average_pooling2d(x{text})", pooling(image, size, stride, padding, np.mean), x=image)
    for text, size, stride, padding in [("", 2, 2, "valid"), (', pool_size: 3, strides: 2, padding: "same"', 3, 2, "same")]:
        page.add(f"max_pooling1d(x{text})", pooling(sequence[:, None], (1, size), (1, stride), padding, np.max)[:, 0], x=sequence)
        page.add(f"average_pooling1d(x{text})", pooling(sequence[:, None], (1, size), (1, stride), padding, np.mean)[:, 0],
                 x=sequence)
    page.add("global_average_pooling2d(x)", image.mean((1, 2)), x=image)
    page.add("global_max_pooling2d(x)", image.max((1, 2)), x=image)
    page.add("global_average_pooling1d(x)", sequence.mean(1), x=sequence)
    page.add("global_max_pooling1d(x)", sequence.max(1), x=sequence)
    page.add("flatten(x)", image.reshape(1, -1), x=image)
    page.add("up_sampling2d(x, size: [2, 3])", image.repeat(2, 1).repeat(3, 2), x=image)
    page.add("up_sampling1d(x, size: 3)", sequence.repeat(3, 1), x=sequence)
    page.add("zero_padding2d(x)", np.pad(image, [(0, 0), (1, 1), (1, 1), (0, 0)]), x=image)
    page.add("zero_padding2d(x, padding: [2, 1])", np.pad(image, [(0, 0), (2, 2), (1, 1), (0, 0)]), x=image)
    page.add("zero_padding2d(x, padding: [[1, 0], [0, 2]])", np.pad(image, [(0, 0), (1, 0), (0, 2), (0, 0)]), x=image)
    page.add("zero_padding1d(x)", np.pad(sequence, [(0, 0), (1, 1), (0, 0)]), x=sequence)
    page.add("zero_padding1d(x, padding: [0, 2])", np.pad(sequence, [(0, 0), (0, 2), (0, 0)]), x=sequence)
    page.add("cropping2d(x, cropping: [[1, 0], [1, 2]])", image[:, 1:, 1:-2], x=image)
    page.add("cropping2d(x)", image, x=image)
    page.add("cropping1d(x)", sequence[:, 1:-1], x=sequence)
    page.add("repeat_vector(x, 3)", np.repeat(x[:, None], 3, 1), x=x)
    page.add("permute(x, [3, 1, 2])", image.transpose(0, 3, 1, 2), x=image)
    page.add("rescaling(x, 0.25, offset: -1)", x / 4 - 1, x=x)
    mean, variance = [1.0, 2.0, -1.0, 0.0], [4.0, 0.25, 2.0, 0.0]
    page.add("normalization(x, [1, 2, -1, 0], [4, 0.25, 2, 0])",
             (x - np.array(mean)) / np.maximum(np.sqrt(np.array(variance)), EPSILON), flat=True, x=x)
    # what only training changes
    page.add("dropout(x, rate: 0.5)", x, x=x)
    page.add("spatial_dropout1d(x, rate: 0.5)", sequence, x=sequence)
    page.add("spatial_dropout2d(x, rate: 0.5)", image, x=image)
    page.add("gaussian_noise(x, stddev: 0.5)", x, x=x)
    page.add("gaussian_dropout(x, rate: 0.5)", x, x=x)
    page.add("alpha_dropout(x, rate: 0.5)", x, x=x)
    gamma, beta = normal(4), normal(4)
    moving_mean, moving_variance = normal(4), uniform(0.5, 2, 4)
    page.add("batch_norm(x)", (image - moving_mean) / np.sqrt(moving_variance + 1e-3) * gamma + beta, x=image,
             weights={"y.gamma": gamma, "y.beta": beta, "y.moving_mean": moving_mean, "y.moving_variance": moving_variance})
    page.add("batch_norm(x, epsilon: 0.1, center: false, scale: false)",
             (x - moving_mean) / np.sqrt(moving_variance + 0.1), x=x,
             weights={"y.moving_mean": moving_mean, "y.moving_variance": moving_variance})

    def standard(x, axes, epsilon=1e-3):
        middle = x.mean(axes, keepdims=True)
        return (x - middle) / np.sqrt(((x - middle) ** 2).mean(axes, keepdims=True) + epsilon)
    page.add("layer_norm(x)", standard(sequence, -1) * gamma + beta, x=sequence, weights={"y.gamma": gamma, "y.beta": beta})
    page.add("layer_norm(x, epsilon: 0.1, center: false, scale: false)", standard(x, -1, 0.1), x=x)
    groups = standard(image.reshape(1, 5, 4, 2, 2), (1, 2, 4)).reshape(image.shape)
    page.add("group_norm(x, groups: 2)", groups * gamma + beta, x=image, weights={"y.gamma": gamma, "y.beta": beta})
    page.add("group_norm(x, groups: 4, center: false, scale: false)", standard(sequence, 1), x=sequence)
    page.add("rms_norm(x)", x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-6) * gamma, x=x, weights={"y.scale": gamma})
    page.add("unit_norm(x)", normalize(x, 1e-12), x=x)
    page.add("unit_norm(x, axis: 1)", normalize(sequence, 1e-12, axis=1), x=sequence)
    table, token = normal(6, 3), np.array([[0, 5], [3, 3], [2, 0]])
    page.add("embedding(token, vocabulary: 6, units: 3)", table[token], flat=True, token=token, weights={"y.table": table})
    a, b = normal(3, 4), normal(3, 4)
    page.add("add([a, b, a])", a + b + a, a=a, b=b)
    page.add("subtract(a, b)", a - b, a=a, b=b)
    page.add("multiply([a, b, a])", a * b * a, a=a, b=b)
    page.add("average([a, b, a])", (a + b + a) / 3, a=a, b=b)
    page.add("concatenate([a, b[:, :1]])", np.concatenate([a, b[:, :1]], -1), a=a, b=b)
    page.add("dot(a, b)", (a * b).sum(-1, keepdims=True), a=a, b=b)
    page.add("dot(a, b, normalize: true)", (normalize(a, EPSILON) * normalize(b, EPSILON)).sum(-1, keepdims=True), a=a, b=b)
    other = normal(2, 3, 4)
    page.add("dot(a, b)", np.einsum("bik,bjk->bij", sequence, other), a=sequence, b=other)
    h, c = normal(3, 2), normal(3, 2)
    k, r, b = normal(4, 8), normal(2, 8), normal(8)
    i, f, g, o = np.split(x @ k + h @ r + b, 4, axis=-1)
    memory = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    page.add("y, memory = lstm_cell(x, h, c, units: 2)", sigmoid(o) * np.tanh(memory), x=x, h=h, c=c,
             weights={"y.kernel": k, "y.recurrent": r, "y.bias": b})
    h = c = np.zeros((2, 2))
    for now in np.moveaxis(sequence, 1, 0):
        i, f, g, o = np.split(now @ k + h @ r + b, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
    page.add("lstm(x, units: 2)", h, x=sequence,
             weights={"y.cell.kernel": k, "y.cell.recurrent": r, "y.cell.bias": b})


def arrays(page):
    x = distinct(2, 3, 4)
    page.add("square(x)", x * x, x=x)
    page.add("clip(x, -0.5, 0.75)", np.clip(x, -0.5, 0.75), x=x)
    page.add("mean(x)", x.mean(), x=x)
    page.add("mean(x, axis: [0, -1])", x.mean((0, 2)), x=x)
    page.add("mean(x, axis: 1, keepdims: true)", x.mean(1, keepdims=True), x=x)
    page.add("mean(x > 0)", (x > 0).mean(), flat=True, x=x)
    page.add("one_hot(l, 3)", np.eye(3)[[2, 0, 1]], flat=True, l=np.array([2, 0, 1]))
    page.add("one_hot(l, 3)", [[0, 0, 0], [0, 0, 0]], flat=True, l=np.array([3, -1]))
    page.add("tile(x, [1, 2, 3])", np.tile(x, (1, 2, 3)), x=x)
    page.add("sort(x)", np.sort(x), x=x)
    page.add("sort(x, descending: true)", -np.sort(-x), x=x)
    page.add("y, variance = moments(x, [0, -1])", x.mean((0, 2)), x=x)
    page.add("center, y = moments(x, 1, keepdims: true)", x.var(1, keepdims=True), x=x)
    page.add("y, places = top_k(x, 2)", -np.sort(-x)[..., :2], x=x)
    page.add("best, y = top_k(x, 2)", np.argsort(-x)[..., :2], flat=True, x=x)
    page.add("norm(x)", np.sqrt((x * x).sum()), x=x)
    page.add("global_norm([x, 2 * x])", np.sqrt(5 * (x * x).sum()), x=x)
    page.add("logsumexp(x)", np.log(np.exp(x).sum()), x=x)
    page.add("logsumexp(x, axis: 1)", np.log(np.exp(x).sum(1)), x=x)
    page.add("logsumexp(x, axis: [1, -1], keepdims: true)", np.log(np.exp(x).sum((1, 2), keepdims=True)), x=x)
    page.add("x * product([2, 3, 4])", 24 * x, x=x)
    page.add("l1([x, x], 0.1)", 0.2 * np.abs(x).sum(), x=x)
    page.add("l2([x, x], 0.1)", 0.2 * (x * x).sum(), x=x)
    page.add("l1_l2([x], l1: 0.1, l2: 0.01)", 0.1 * np.abs(x).sum() + 0.01 * (x * x).sum(), x=x)


# ----------------------------------------------------------------------------------------------- primitives
def primitives(page):
    x = np.array([[-1.75, -0.6, 0.3, 0.8], [1.2, 2.25, -0.45, 0.05], [0.7, -2.1, 1.6, -1.1]])
    y = np.array([[0.4, -1.3, 0.9, -0.7], [2.5, 0.85, -1.9, 1.15], [-0.2, 1.45, 0.65, -2.2]])
    p = np.abs(x) + 0.15
    for name, result in {"exp": np.exp(x), "expm1": np.expm1(x), "erf": erf(x), "tanh": np.tanh(x), "sin": np.sin(x),
                         "cos": np.cos(x), "floor": np.floor(x), "ceil": np.ceil(x), "round": np.round(x),
                         "abs": np.abs(x), "sign": np.sign(x)}.items():
        page.add(f"{name}(x)", result, x=x)
    for name, result in {"log": np.log(p), "log1p": np.log1p(p), "sqrt": np.sqrt(p)}.items():
        page.add(f"{name}(p)", result, p=p)
    halves = np.array([[-2.5, -1.5, -0.5], [0.5, 1.5, 2.5]])
    page.add("round(x)", [[-2, -2, 0], [0, 2, 2]], flat=True, x=halves)
    page.add("cast(x, i32)", [[-2, -1, 0], [0, 1, 2]], flat=True, x=halves)
    page.add("x + q * 2 - 1 / p", x + y * 2 - 1 / p, x=x, q=y, p=p)
    page.add("p ^ q", p ** y, p=p, q=y)
    page.add("-x ^ 3", -x ** 3, x=x)
    page.add("maximum(x, q)", np.maximum(x, y), x=x, q=y)
    page.add("minimum(x, q)", np.minimum(x, y), x=x, q=y)
    page.add("mod(x, q)", np.mod(x, y), x=x, q=y)
    page.add("is_finite(1 / x)", [[1, 0], [0, 1]], flat=True, x=np.array([[2.0, 0.0], [0.0, -3.0]]))
    page.add("where(x > q, x, 2 * q)", np.where(x > y, x, 2 * y), x=x, q=y)
    page.add("if sum(x) > 0 then x * q else x", x * y, x=x, q=y)
    i, j = np.array([[7, -7, 5], [0, -1, 9]]), np.array([[2, 2, -3], [4, 3, 0]])
    page.add("floor_div(i, j)", [[3, -4, -2], [0, -1, 0]], flat=True, i=i, j=j)
    page.add("mod(i, maximum(j, 1))", np.mod(i, np.maximum(j, 1)), flat=True, i=i, j=j)
    page.add("cast(i == j or not i < j, i32)", [[1, 0, 1], [0, 0, 1]], flat=True, i=i, j=j)
    bits = np.array([[True, False, True], [True, True, True]])
    page.add("all(b, axis: 1)", bits.all(1), flat=True, b=bits)
    page.add("any(not b)", True, flat=True, b=bits)
    cube = np.round(np.sin(np.arange(24.0) * 1.7) * 3, 2).reshape(2, 3, 4)
    for name, reduce in {"sum": np.sum, "prod": np.prod, "max": np.max, "min": np.min}.items():
        page.add(f"{name}(x)", reduce(cube), x=cube)
        page.add(f"{name}(x, axis: -1)", reduce(cube, -1), x=cube)
        page.add(f"{name}(x, axis: [0, 2], keepdims: true)", reduce(cube, (0, 2), keepdims=True), x=cube)
    tied = np.array([[1, 3, 3, 0], [2, 2, 0, 0], [5, 4, 3, 2]])
    page.add("argmax(x)", tied.argmax(1), flat=True, x=tied)
    page.add("argmin(x, axis: 1)", tied.argmin(1), flat=True, x=tied)
    page.add("cumsum(x, axis: 1)", cube.cumsum(1), x=cube)
    page.add("argsort(x)", np.argsort(cube), flat=True, x=cube)
    page.add("argsort(x, descending: true)", np.argsort(-cube), flat=True, x=cube)
    # the same numbers elsewhere
    page.add("reshape(x, [batch, 2, -1])", cube.reshape(2, 2, 6), x=cube)
    page.add("transpose(x)", cube.transpose(), x=cube)
    page.add("transpose(x, axes: [0, 2, 1])", cube.transpose(0, 2, 1), x=cube)
    page.add("expand(x, -1) + expand(q, 1)", x[:, :, None] + y[:, None], x=x, q=y)
    page.add("squeeze(x)", x, x=x[:, None, :, None])
    page.add("squeeze(x, axis: 1)", x[:, :, None], x=x[:, None, :, None])
    page.add("broadcast_to(x, [batch, 5])", np.repeat(x[:, :1], 5, 1), x=x[:, :1])
    page.add("concat([x, q[:, 1:], x], axis: 1)", np.concatenate([x, y[:, 1:], x], 1), x=x, q=y)
    page.add("stack([x, q], axis: 1)", np.stack([x, y], 1), x=x, q=y)
    page.add("stack([x, q], axis: -1)", np.stack([x, y], -1), x=x, q=y)
    page.add("left, y = split(x, 2, axis: -1)", cube[..., 2:], x=cube)
    page.add("left, y = split(x, [1], axis: 1)", cube[:, 1:], x=cube)
    page.add("reverse(x, 1)", cube[:, ::-1], x=cube)
    page.add("pad(x, [[0, 0], [1, 2]])", np.pad(x, [(0, 0), (1, 2)]), x=x)
    page.add("pad(x, [[0, 0], [2, 0]], value: 1.5)", np.pad(x, [(0, 0), (2, 0)], constant_values=1.5), x=x)
    page.add("x[:, 1:, ::2]", cube[:, 1:, ::2], x=cube)
    page.add("x[:, -1, ..]", cube[:, -1], x=cube)
    page.add("take_along_axis(x, i)", np.take_along_axis(x, np.array([[3, 0], [1, 1], [2, 3]]), 1), x=x,
             i=np.array([[3, 0], [1, 1], [2, 3]]))
    page.add("gather(cast([[1, 2], [3, 4], [5, 6]], f64), l)", [[5, 6], [1, 2]], flat=True, l=np.array([2, 0]))
    page.add("gather(cast([[1, 2], [3, 4], [5, 6]], dtype(x)), [2, 0])[0, 1] * x", 6 * x, x=x)
    page.add("check_index(l, 3) + 1", [3, 1], flat=True, l=np.array([2, 0]))
    # sums of products
    page.add("x @ [[1, 2], [0, -1], [3, 0.5], [-2, 1]]", x @ np.array([[1, 2], [0, -1], [3, 0.5], [-2, 1]]), x=x)
    page.add("x @ transpose(q, axes: [0, 2, 1])", cube @ (cube[:, :2] + 1).transpose(0, 2, 1), x=cube, q=cube[:, :2] + 1)
    kernel = np.array([[[1.0], [-2.0]], [[0.5], [3.0]]])
    page.add("convolve(x, [[[1], [-2]], [[0.5], [3]]], strides: 2, padding: [[1, 0]])",
             convolution(np.pad(cube[..., :2], [(0, 0), (1, 0), (0, 0)])[:, None], kernel[None], (1, 2), (1, 1), "valid")[:, 0],
             x=cube[..., :2])
    page.add("window_max(x, 2)", np.maximum(cube[:, :-1], cube[:, 1:]), x=cube)
    page.add("window_sum(x, 2, padding: [[0, 1]])", cube + np.pad(cube, [(0, 0), (0, 1), (0, 0)])[:, 1:], x=cube)
    # known while compiling
    page.add("x * cast(arange(4), dtype(x)) + len(range(2, 5))", x * np.arange(4) + 3, x=x)
    page.add("x * shape(x)[1] + rank(x) + size(cast([1, 2, 3], f32))", x * 4 + 5, x=x)
    page.add("x * cast(3, dtype(x)) + pair(2)[1]", x * 3 + 2, x=x)
    # derivatives
    page.add("gradient(sum(x ^ 3), x)", 3 * x * x, x=x)
    page.add("stop_gradient(x)", x, flat=True, x=x)
    page.add("with_derivative(x ^ 2, x, 2 * x)", x * x, x=x)


# -------------------------------------------------------------------------------------------------- metrics
def metrics(page):
    """The whole data go in as batches of 3 rows; the result is that of all rows."""
    n = 8
    scores, label = normal(n, 5), random.integers(0, 5, size=n)
    guess = scores.argmax(-1)
    scores[1, 2] = scores[1, label[1]]
    hot = np.eye(5)[random.integers(0, 5, size=n)]
    rank = (scores > scores[np.arange(n), label][:, None]).sum(-1)
    rank_hot = (scores > (scores * hot).sum(-1, keepdims=True)).sum(-1)

    def add(expression, result, **inputs): page.add(expression, result, flat=True, **inputs)
    add("accuracy(g, l)", (guess == label).mean(), g=guess, l=label)
    add("sparse_categorical_accuracy(s, l)", (scores.argmax(-1) == label).mean(), s=scores, l=label)
    add("categorical_accuracy(s, t)", (scores.argmax(-1) == hot.argmax(-1)).mean(), s=scores, t=hot)
    add("top_k_accuracy(s, l, k: 2)", (rank < 2).mean(), s=scores, l=label)
    add("top_k_categorical_accuracy(s, t, k: 3)", (rank_hot < 3).mean(), s=scores, t=hot)
    add("mean(in_top_k(s, l, 1))", (rank < 1).mean(), s=scores, l=label)
    p, actual = uniform(0, 1, n, 2), uniform(0, 1, n, 2) > 0.4
    yes = p > 0.5
    tp, fp, tn, fn = (yes & actual).sum(), (yes & ~actual).sum(), (~yes & ~actual).sum(), (~yes & actual).sum()
    add("binary_accuracy(p, t)", (yes == actual).mean(), p=p, t=actual.astype(float))
    add("binary_accuracy(p, t, threshold: 0.3)", ((p > 0.3) == actual).mean(), p=p, t=actual.astype(float))
    add("true_positives(p > 0.5, a)", tp, p=p, a=actual)
    add("false_positives(p > 0.5, a)", fp, p=p, a=actual)
    add("true_negatives(p > 0.5, a)", tn, p=p, a=actual)
    add("false_negatives(p > 0.5, a)", fn, p=p, a=actual)
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    add("precision(p > 0.5, a)", precision, p=p, a=actual)
    add("recall(p > 0.5, a)", recall, p=p, a=actual)
    add("f1_score(p > 0.5, a)", 2 * precision * recall / (precision + recall), p=p, a=actual)
    add("fbeta_score(p > 0.5, a, beta: 2)", 5 * precision * recall / (4 * precision + recall), p=p, a=actual)
    add("precision(p > 2, a)", 0.0, p=p, a=actual)
    add("fbeta_score(p > 2, a and p > 2)", 0.0, p=p, a=actual)
    table = np.zeros((5, 5))
    np.add.at(table, (label, guess), 1)
    add("confusion_matrix(g, l, 5)", table, g=guess, l=label)
    union = table.sum(0) + table.sum(1) - np.diag(table)
    add("mean_iou(g, l, 5)", (np.diag(table)[union > 0] / union[union > 0]).mean(), g=guess, l=label)
    add("mean_iou(g, l, 7)", (np.diag(table)[union > 0] / union[union > 0]).mean(), g=guess, l=label)

    def auc(p, actual, thresholds):
        limits = np.array([-EPSILON] + [(i + 1) / (thresholds - 1) for i in range(thresholds - 2)] + [1 + EPSILON])
        tpr = np.array([(actual & (p > t)).sum() for t in limits]) / actual.sum()
        fpr = np.array([(~actual & (p > t)).sum() for t in limits]) / (~actual).sum()
        return ((fpr[:-1] - fpr[1:]) * (tpr[:-1] + tpr[1:]) / 2).sum()
    add("auc(p, a)", auc(p[:, 0], actual[:, 0], 200), p=p[:, 0], a=actual[:, 0])
    add("auc(p, a, thresholds: 5)", auc(p[:, 0], actual[:, 0], 5), p=p[:, 0], a=actual[:, 0])
    add("auc(p, a)", auc(p.reshape(-1), actual.reshape(-1), 200), p=p, a=actual)
    y, t = normal(n, 3), normal(n, 3)
    add("mean_squared_error(y, t)", ((y - t) ** 2).mean(), y=y, t=t)
    add("root_mean_squared_error(y, t)", math.sqrt(((y - t) ** 2).mean()), y=y, t=t)
    add("mean_absolute_error(y, t)", np.abs(y - t).mean(), y=y, t=t)
    add("mean_absolute_percentage_error(y, t)", 100 * (np.abs(y - t) / np.abs(t)).mean(), y=y, t=t)
    scatter = (t * t).sum(0) - t.sum(0) ** 2 / n
    add("r2_score(y, t)", (1 - ((y - t) ** 2).sum(0) / scatter).mean(), y=y, t=t)
    add("r2_score(y, t)", 1 - ((y[:, 0] - t[:, 0]) ** 2).sum() / scatter[0], y=y[:, 0], t=t[:, 0])
    far = t + 1e3
    add("r2_score(y, t)", 1 - ((far[:, 0] + 0.5 - far[:, 0]) ** 2).sum() / ((t[:, 0] - t[:, 0].mean()) ** 2).sum(),
        y=far[:, 0] + 0.5, t=far[:, 0])
    w = uniform(0, 1, n)
    add("running_mean(v)", w.mean(), v=w)
    add("running_mean(v, weight: w)", (y[:, 0] * w).sum() / w.sum(), v=y[:, 0], w=w)
    add("running_sum(sum(v, axis: 0))", y.sum(0), v=y)


# ----------------------------------------------------------------------------------------------- optimizers
STEPS = 6


def optimizers(page):
    first = np.array([1.0, -2.0, 0.5])
    gradients = normal(STEPS, 3)

    def add(expression, update, states, **initial):
        """update(w, g, t, s) changes the states in s and gives the new w; t counts from 1."""
        s = {name: np.full(3, initial.get(name, 0.0)) for name in states.values()}
        w, trace = first, []
        for t in range(1, STEPS + 1):
            w = update(w, gradients[t - 1], t, s)
            trace.append(w)
        page.line("== " + expression)
        page.line("first : " + numbers(first))
        page.line("gradients : " + numbers(gradients))
        page.line("result : " + numbers(trace))
        for path, name in states.items():
            page.line(f"state {path} : " + numbers(s[name]))

    def sgd(rate, momentum, nesterov):
        def update(w, g, t, s):
            if momentum == 0:
                return w - rate * g
            s["v"] = momentum * s["v"] - rate * g
            return w + momentum * s["v"] - rate * g if nesterov else w + s["v"]
        return update
    add("sgd()", sgd(0.01, 0, False), {})
    add("sgd(rate: 0.1, momentum: 0.9)", sgd(0.1, 0.9, False), {"velocity": "v"})
    add("sgd(rate: 0.1, momentum: 0.9, nesterov: true)", sgd(0.1, 0.9, True), {"velocity": "v"})

    def rmsprop(rate, rho, momentum, epsilon, centered):
        def update(w, g, t, s):
            s["a"] = rho * s["a"] + (1 - rho) * g * g
            below = s["a"] + epsilon
            if centered:
                s["c"] = rho * s["c"] + (1 - rho) * g
                below = s["a"] - s["c"] ** 2 + epsilon
            step = rate * g / np.sqrt(below)
            if momentum == 0:
                return w - step
            s["m"] = momentum * s["m"] + step
            return w - s["m"]
        return update
    add("rmsprop()", rmsprop(0.001, 0.9, 0, 1e-7, False), {"average": "a"})
    add("rmsprop(rate: 0.1, rho: 0.8, momentum: 0.5, epsilon: 0.001, centered: true)",
        rmsprop(0.1, 0.8, 0.5, 0.001, True), {"average": "a", "center": "c", "velocity": "m"})

    def adagrad(rate, epsilon):
        def update(w, g, t, s):
            s["a"] = s["a"] + g * g
            return w - rate * g / np.sqrt(s["a"] + epsilon)
        return update
    add("adagrad()", adagrad(0.001, 1e-7), {"accumulator": "a"}, a=0.1)
    add("adagrad(rate: 0.1, initial_accumulator: 0.5, epsilon: 0.01)", adagrad(0.1, 0.01), {"accumulator": "a"}, a=0.5)

    def adadelta(rate, rho, epsilon):
        def update(w, g, t, s):
            s["a"] = rho * s["a"] + (1 - rho) * g * g
            delta = -np.sqrt(s["d"] + epsilon) * g / np.sqrt(s["a"] + epsilon)
            s["d"] = rho * s["d"] + (1 - rho) * delta * delta
            return w + rate * delta
        return update
    add("adadelta()", adadelta(0.001, 0.95, 1e-7), {"average": "a", "change_average": "d"})
    add("adadelta(rate: 1, rho: 0.9, epsilon: 0.0001)", adadelta(1, 0.9, 1e-4), {"average": "a", "change_average": "d"})

    def adam(rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False, decay=0.0):
        def update(w, g, t, s):
            w = w - w * decay * rate
            alpha = rate * math.sqrt(1 - beta_2 ** t) / (1 - beta_1 ** t)
            s["m"] = s["m"] + (g - s["m"]) * (1 - beta_1)
            s["v"] = s["v"] + (g * g - s["v"]) * (1 - beta_2)
            v = s["v"]
            if amsgrad:
                v = s["h"] = np.maximum(s["h"], v)
            return w - s["m"] * alpha / (np.sqrt(v) + epsilon)
        return update
    add("adam()", adam(), {"m": "m", "v": "v"})
    add("adam(rate: 0.1, beta_1: 0.8, beta_2: 0.7, epsilon: 0.01)", adam(0.1, 0.8, 0.7, 0.01), {"m": "m", "v": "v"})
    add("adam(rate: 0.1, beta_2: 0.5, amsgrad: true)", adam(0.1, beta_2=0.5, amsgrad=True), {"m": "m", "v": "v", "v_max": "h"})
    add("adamw()", adam(decay=0.004), {"m": "m", "v": "v"})
    add("adamw(rate: 0.1, weight_decay: 0.2)", adam(0.1, decay=0.2), {"m": "m", "v": "v"})

    def adamax(rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        def update(w, g, t, s):
            s["m"] = s["m"] + (g - s["m"]) * (1 - beta_1)
            s["u"] = np.maximum(beta_2 * s["u"], np.abs(g))
            return w - rate * s["m"] / ((1 - beta_1 ** t) * (s["u"] + epsilon))
        return update
    add("adamax()", adamax(), {"m": "m", "u": "u"})
    add("adamax(rate: 0.1, beta_1: 0.8, beta_2: 0.6, epsilon: 0.01)", adamax(0.1, 0.8, 0.6, 0.01), {"m": "m", "u": "u"})

    def nadam(rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        product = [1.0]

        def update(w, g, t, s):
            u, following = beta_1 * (1 - 0.5 * 0.96 ** t), beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
            product[0] *= u
            s["m"] = s["m"] + (g - s["m"]) * (1 - beta_1)
            s["v"] = s["v"] + (g * g - s["v"]) * (1 - beta_2)
            m_hat = following * s["m"] / (1 - product[0] * following) + (1 - u) * g / (1 - product[0])
            return w - m_hat * rate / (np.sqrt(s["v"] / (1 - beta_2 ** t)) + epsilon)
        return update
    add("nadam()", nadam(), {"m": "m", "v": "v"})
    add("nadam(rate: 0.1, beta_1: 0.8, beta_2: 0.7, epsilon: 0.01)", nadam(0.1, 0.8, 0.7, 0.01), {"m": "m", "v": "v"})

    def lion(rate=0.001, beta_1=0.9, beta_2=0.99):
        def update(w, g, t, s):
            w = w - rate * np.sign(s["m"] * beta_1 + g * (1 - beta_1))
            s["m"] = s["m"] * beta_2 + g * (1 - beta_2)
            return w
        return update
    add("lion()", lion(), {"m": "m"})
    add("lion(rate: 0.1, beta_1: 0.5, beta_2: 0.6)", lion(0.1, 0.5, 0.6), {"m": "m"})

    def ftrl(rate=0.001, power=-0.5, l1=0.0, l2=0.0, shrinkage=0.0, beta=0.0):
        def update(w, g, t, s):
            strength = l2 + beta / (2 * rate)
            following = s["a"] + g * g
            s["l"] = s["l"] + g + 2 * shrinkage * w - (following ** -power - s["a"] ** -power) / rate * w
            s["a"] = following
            return (np.clip(s["l"], -l1, l1) - s["l"]) / (following ** -power / rate + 2 * strength)
        return update
    add("ftrl()", ftrl(), {"accumulator": "a", "linear": "l"}, a=0.1)
    add("ftrl(rate: 0.5, rate_power: -0.7, initial_accumulator: 0.2, l1_strength: 0.3, l2_strength: 0.2,"
        " l2_shrinkage_strength: 0.1, beta: 0.4)", ftrl(0.5, -0.7, 0.3, 0.2, 0.1, 0.4), {"accumulator": "a", "linear": "l"}, a=0.2)

    def plain(change): return lambda w, g, t, s: w - 0.1 * change(g)
    add("clip_value(inner: sgd(rate: 0.1), limit: 0.5)", plain(lambda g: np.clip(g, -0.5, 0.5)), {})
    add("clip_norm(inner: sgd(rate: 0.1), norm: 1)", plain(lambda g: g * 1 / max(np.sqrt((g * g).sum()), 1)), {})
    add("clip_global_norm(inner: sgd(rate: 0.1), norm: 1)",
        plain(lambda g: g * 1 * min(1 / np.sqrt((g * g).sum()), 1 / 1)), {})
    add("weight_decay(inner: sgd(rate: 0.1), rate: 0.1, decay: 0.3)", lambda w, g, t, s: w - w * 0.3 * 0.1 - 0.1 * g, {})

    def averaged(w, g, t, s):
        w = w - 0.1 * g
        momentum = 0.0 if t == 1 else 0.8
        s["e"] = momentum * s["e"] + (1 - momentum) * w
        return s["e"] if t % 2 == 0 else w
    add("moving_average(inner: sgd(rate: 0.1), overwrite_every: 2, momentum: 0.8)", averaged, {"average": "e"})


def schedules(page):
    steps = list(range(0, 33))

    def add(expression, rate):
        page.line("== " + expression)
        page.line("result : " + numbers([rate(t) for t in steps]))
    add("exponential_decay(0.5, decay_steps: 4, decay_rate: 0.9)", lambda t: 0.5 * 0.9 ** (t / 4))
    add("exponential_decay(0.5, decay_steps: 4, decay_rate: 0.9, staircase: true)", lambda t: 0.5 * 0.9 ** (t // 4))
    add("inverse_time_decay(0.5, decay_steps: 4, decay_rate: 0.9)", lambda t: 0.5 / (1 + 0.9 * t / 4))
    add("inverse_time_decay(0.5, decay_steps: 4, decay_rate: 0.9, staircase: true)", lambda t: 0.5 / (1 + 0.9 * (t // 4)))

    def polynomial(end, power, cycle):
        def rate(t):
            steps = 8.0
            if cycle:
                steps *= 1.0 if t == 0 else math.ceil(t / 8)
            else:
                t = min(t, 8)
            return (0.5 - end) * (1 - t / steps) ** power + end
        return rate
    add("polynomial_decay(0.5, decay_steps: 8)", polynomial(0.0001, 1, False))
    add("polynomial_decay(0.5, decay_steps: 8, end: 0.1, power: 2)", polynomial(0.1, 2, False))
    add("polynomial_decay(0.5, decay_steps: 8, end: 0.1, power: 3, cycle: true)", polynomial(0.1, 3, True))
    add("piecewise_constant([3, 10], [0.5, 0.25, 0.125])", lambda t: 0.5 if t <= 3 else 0.25 if t <= 10 else 0.125)

    def cosine(alpha, target, warmup, first):
        def rate(t):
            if t < warmup:
                return first + (target - first) * t / warmup
            t = min(t - warmup, 20)
            return target * ((1 - alpha) * 0.5 * (1 + math.cos(math.pi * t / 20)) + alpha)
        return rate
    add("cosine_decay(0.5, decay_steps: 20)", cosine(0, 0.5, 0, 0.5))
    add("cosine_decay(0.5, decay_steps: 20, alpha: 0.1)", cosine(0.1, 0.5, 0, 0.5))
    add("cosine_decay(0.1, decay_steps: 20, alpha: 0.1, warmup_target: 0.5, warmup_steps: 5)", cosine(0.1, 0.5, 5, 0.1))

    def restarts(t_mul, m_mul, alpha):
        def rate(t):
            i, length, begin = 0, 4, 0
            while t >= begin + length:
                i, begin, length = i + 1, begin + length, length * t_mul
            return 0.5 * ((1 - alpha) * 0.5 * m_mul ** i * (1 + math.cos(math.pi * (t - begin) / length)) + alpha)
        return rate
    add("cosine_decay_restarts(0.5, first_decay_steps: 4)", restarts(2, 1, 0))
    add("cosine_decay_restarts(0.5, first_decay_steps: 4, t_mul: 1, m_mul: 0.5, alpha: 0.1)", restarts(1, 0.5, 0.1))
    add("cosine_decay_restarts(0.5, first_decay_steps: 4, t_mul: 3, m_mul: 0.9)", restarts(3, 0.9, 0))


if __name__ == "__main__":
    values = Page("values")
    for part in (activations, losses, layers, arrays, primitives):
        part(values)
    values.write()
    for part in (metrics, optimizers, schedules):
        page = Page(part.__name__)
        part(page)
        page.write()
