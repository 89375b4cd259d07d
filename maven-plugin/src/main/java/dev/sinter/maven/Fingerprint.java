package dev.sinter.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One hash over everything that the output depends on: named texts and named files, in the order they are given.
 *
 * <p>Example: {@code new Fingerprint().text("define", "rate=0.1").file("model", path).hex()}.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    Fingerprint text(String name, String value) {
        return bytes(name, value.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint bytes(String name, byte[] value) {
        add(name.getBytes(StandardCharsets.UTF_8));
        add(value);
        return this;
    }

    /** A file's bytes, or those of all files in a folder with their names: a class path may hold either. */
    Fingerprint file(String name, Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return bytes(name, Files.readAllBytes(file));
        }
        for (Path inside : filesIn(file)) {
            file(name + "/" + file.relativize(inside).toString().replace('\\', '/'), inside);
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of one file alone. */
    static String of(Path file) throws IOException {
        return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
    }

    /** The length goes in front, so that neighbours cannot run into each other. */
    private void add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
