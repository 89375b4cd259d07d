package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files on the disk and in jars: {@code import "com/acme/blocks.model"} means the file at that path from the folder of the
 * importing file, else from the root of the first jar or folder that has it. A file in a jar has its neighbours in that jar.
 */
public final class ImportPath implements SourceFiles {
    private static final FilesBeside DISK = new FilesBeside();

    private final List<Path> places;
    private final List<ModelRoot> roots;
    private final List<ModelJar> jars;

    /** @param places jars and folders in the order in which they are looked through */
    public ImportPath(List<Path> places) {
        this.places = List.copyOf(places);
        this.roots = places.stream().map(ModelRoot::of).toList();
        this.jars = roots.stream()
                .filter(ModelJar.class::isInstance)
                .map(ModelJar.class::cast)
                .toList();
    }

    @Override
    public Optional<Source> find(String path, Source importer) throws IOException {
        Optional<Source> beside = beside(path, importer);
        for (int i = 0; i < roots.size() && beside.isEmpty(); i++) {
            beside = roots.get(i).find(path);
        }
        return beside;
    }

    @Override
    public List<String> known(Source importer) throws IOException {
        Set<String> known = new LinkedHashSet<>();
        if (home(importer).isEmpty()) {
            known.addAll(DISK.known(importer));
        }
        for (ModelRoot root : roots) {
            known.addAll(root.known());
        }
        return new ArrayList<>(known);
    }

    @Override
    public List<String> places() {
        return places.stream().map(Path::toString).toList();
    }

    private Optional<Source> beside(String path, Source importer) throws IOException {
        Optional<ModelJar> home = home(importer);
        if (home.isEmpty()) {
            return DISK.find(path, importer);
        }
        String own = home.get().pathOf(importer).orElseThrow();
        return home.get().find(own.substring(0, own.lastIndexOf('/') + 1) + path);
    }

    /** The jar that a source came from. */
    private Optional<ModelJar> home(Source source) {
        return jars.stream().filter(jar -> jar.pathOf(source).isPresent()).findFirst();
    }
}
