package dev.sinter.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jars and class folders of a project's dependencies that hold model files: what its own models can import from. Most hold
 * none, and those are neither passed on nor looked at again.
 */
record ImportPath(List<Place> all) {

    /** One jar or folder, with its model files by their paths inside. */
    record Place(Path path, TreeMap<String, byte[]> models) {}

    /** @param classPath jars and folders, in the order in which the first one counts */
    static ImportPath of(List<Path> classPath) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Path path : classPath) {
            TreeMap<String, byte[]> models = Files.isDirectory(path) ? inFolder(path) : inJar(path);
            if (!models.isEmpty()) {
                places.add(new Place(path, models));
            }
        }
        return new ImportPath(places);
    }

    List<Path> places() {
        return all.stream().map(Place::path).toList();
    }

    /** A change of any importable file, or of their order, makes another fingerprint; a change of classes does not. */
    void addTo(Fingerprint fingerprint) {
        for (Place place : all) {
            fingerprint.text("import from", place.path().getFileName().toString());
            place.models().forEach(fingerprint::bytes);
        }
    }

    private static TreeMap<String, byte[]> inFolder(Path folder) throws IOException {
        TreeMap<String, byte[]> models = new TreeMap<>();
        for (Path file : Fingerprint.filesIn(folder)) {
            if (file.toString().endsWith(ModelFiles.ENDING)) {
                models.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return models;
    }

    private static TreeMap<String, byte[]> inJar(Path jar) throws IOException {
        TreeMap<String, byte[]> models = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> isModel(entry)).toList()) {
                models.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (ZipException e) {
            throw new IOException(jar + " is not a jar (" + e.getMessage() + ")", e);
        }
        return models;
    }

    private static boolean isModel(ZipEntry entry) {
        return entry.getName().endsWith(ModelFiles.ENDING);
    }
}
