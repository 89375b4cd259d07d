package dev.sinter.maven;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;

/**
 * The model files below a folder, by name: {@code digits/Digits.model -> /home/me/app/src/main/model/digits/Digits.model}.
 * Names have forward slashes and are sorted, so that every machine sees the same order.
 */
record ModelFiles(TreeMap<String, Path> byName) {
    static final String ENDING = ".model";

    /** Finds them, without looking into hidden folders or the folder that builds write to. */
    static ModelFiles below(Path root, Path buildFolder) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean hidden = !folder.equals(root)
                            && folder.getFileName().toString().startsWith(".");
                    return hidden || folder.equals(buildFolder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.getFileName().toString().endsWith(ENDING)) {
                        found.put(root.relativize(file).toString().replace('\\', '/'), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new ModelFiles(found);
    }

    /** Those to compile. The others can still be imported by them. */
    List<Path> matching(List<AntPattern> includes, List<AntPattern> excludes) {
        return byName.entrySet().stream()
                .filter(file -> includes.stream().anyMatch(pattern -> pattern.matches(file.getKey())))
                .filter(file -> excludes.stream().noneMatch(pattern -> pattern.matches(file.getKey())))
                .map(file -> file.getValue())
                .toList();
    }
}
