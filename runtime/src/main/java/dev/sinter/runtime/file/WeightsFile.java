package dev.sinter.runtime.file;

import dev.sinter.runtime.FileException;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.data.NdArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a model as a safetensors file. The names in it are the parameter paths of the model, so other tools can read and
 * write it too; reading checks every name, type and shape against the model. A file may hold f32 weights in 16 bits, and a model may
 * keep them so: either reads the files of the other, rounding once where the file has more bits.
 */
public final class WeightsFile {
    private WeightsFile() {}

    /** Writes the file whole or not at all. */
    public static void write(Path file, ModelSpec spec, Tensors weights) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("model", spec.name());
        about.put("numerics", ModelSpec.NUMERICS);
        new Safetensors(arrays(weights), about, halved(weights.layout())).save(file);
    }

    /**
     * Reads weights for that model.
     *
     * @throws FileException when the file is missing, damaged, or belongs to another model; then it says all that differs
     */
    public static Tensors read(Path file, ModelSpec spec) {
        Map<String, NdArray> found = Safetensors.read(file).tensors();
        Layout layout = spec.weights();
        List<String> wrong = new ArrayList<>();
        for (TensorSpec wanted : layout.specs()) {
            NdArray array = found.get(wanted.name());
            if (array == null) {
                wrong.add("has no " + wanted);
            } else if (array.dtype() != wanted.dtype() || !Arrays.equals(array.shape(), wanted.shape(0))) {
                wrong.add(wanted.name() + " should be " + wanted.type() + " and is " + array);
            }
        }
        for (String name : found.keySet()) {
            if (layout.indexOf(name) < 0) {
                wrong.add(name + " is not a weight of the model");
            }
        }
        if (!wrong.isEmpty()) {
            throw new FileException(file.toString(), "not weights of " + spec.name() + ": " + String.join("; ", wrong));
        }
        Tensors weights = new Tensors(layout);
        for (int i = 0; i < layout.specs().size(); i++) {
            store(weights, i, found.get(layout.specs().get(i).name()));
        }
        return weights;
    }

    /** The SHA-256 of all parameters in file order, as their little-endian bytes, in hexadecimal. */
    public static String digest(ModelSpec spec, Tensors weights) {
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            for (int i = 0; i < spec.parameters(); i++) {
                array(weights, i).writeTo(out);
            }
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every JDK has SHA-256, and nothing is written", e);
        }
    }

    /** A copy of every tensor by its name, in file order. */
    public static Map<String, NdArray> arrays(Tensors tensors) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < tensors.layout().specs().size(); i++) {
            arrays.put(tensors.layout().specs().get(i).name(), array(tensors, i));
        }
        return arrays;
    }

    private static Set<String> halved(Layout layout) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < layout.specs().size(); i++) {
            if (layout.kept(i) == Precision.BF16) {
                names.add(layout.specs().get(i).name());
            }
        }
        return names;
    }

    /** A copy of one tensor. */
    private static NdArray array(Tensors tensors, int index) {
        TensorSpec spec = tensors.layout().specs().get(index);
        int from = tensors.layout().offset(index);
        int to = from + spec.size(0);
        int[] shape = spec.shape(0);
        return switch (spec.dtype()) {
            case F32 -> NdArray.of(tensors.floats(index), shape);
            case F64 -> NdArray.of(Arrays.copyOfRange(tensors.f64, from, to), shape);
            case I32 -> NdArray.of(Arrays.copyOfRange(tensors.i32, from, to), shape);
            case I64 -> NdArray.of(Arrays.copyOfRange(tensors.i64, from, to), shape);
            case U8 -> NdArray.of(Arrays.copyOfRange(tensors.u8, from, to), shape);
            case BOOL -> NdArray.ofBools(Arrays.copyOfRange(tensors.bool, from, to), shape);
        };
    }

    private static void store(Tensors tensors, int index, NdArray array) {
        int at = tensors.layout().offset(index);
        switch (array.dtype()) {
            case F32 -> tensors.setFloats(index, array.floats());
            case F64 -> System.arraycopy(array.doubles(), 0, tensors.f64, at, array.size());
            case I32 -> System.arraycopy(array.ints(), 0, tensors.i32, at, array.size());
            case I64 -> System.arraycopy(array.longs(), 0, tensors.i64, at, array.size());
            case U8 -> System.arraycopy(array.bytes(), 0, tensors.u8, at, array.size());
            case BOOL -> System.arraycopy(array.bytes(), 0, tensors.bool, at, array.size());
        }
    }
}
