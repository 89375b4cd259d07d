package dev.sinter.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Compiles the model files of a project. The typed API becomes Java source that the project compiles with its own code;
 * the kernels become class files that are packed with its resources. When nothing changed, nothing is written.
 */
@Mojo(
        name = "compile",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CompileMojo extends AbstractMojo {

    /**
     * The folder that holds the models. A file in it without a model, of functions and constants only, is packed into the
     * jar at its path from here, so that other projects can import it.
     */
    @Parameter(defaultValue = "${project.basedir}/src/main/model")
    private File sourceDirectory;

    /** The files in it to compile; others can be imported by them. */
    @Parameter
    private List<String> includes = List.of("**/*.model");

    /** Files not to compile. */
    @Parameter
    private List<String> excludes = List.of();

    /** Where the Java sources go. The folder becomes one of the project's source folders. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/sinter")
    private File outputDirectory;

    /** Where the class files go. The folder becomes one of the project's resource folders. */
    @Parameter(defaultValue = "${project.build.directory}/generated-classes/sinter")
    private File classesDirectory;

    /** Values for constants of the models, such as {@code <units>64</units>} or {@code <blocks.width>8</blocks.width>}. */
    @Parameter
    private Map<String, String> defines = Map.of();

    /**
     * In how many bits the classes keep their weights: {@code f32}, or {@code bf16}, which keeps those of two or more axes in 16 bits
     * and makes classes for inference only, without trainers.
     */
    @Parameter(property = "sinter.weightsPrecision", defaultValue = "f32")
    private String weightsPrecision;

    /** Leaves the models alone. */
    @Parameter(property = "sinter.skip", defaultValue = "false")
    private boolean skip;

    /** Whether a project without any model is a mistake. */
    @Parameter(property = "sinter.failIfNoModels", defaultValue = "false")
    private boolean failIfNoModels;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Several executions in one project keep their notes apart. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    private final ToolchainManager toolchains;

    @Inject
    CompileMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Models are skipped.");
            return;
        }
        try {
            compile();
        } catch (IOException e) {
            throw new MojoExecutionException("A file could not be read or written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The compiler was interrupted.", e);
        }
        project.addCompileSourceRoot(outputDirectory.getPath());
        Resource classes = new Resource();
        classes.setDirectory(classesDirectory.getPath());
        project.addResource(classes);
    }

    private void compile() throws IOException, InterruptedException, MojoFailureException {
        ModelFiles files = ModelFiles.below(sourceDirectory.toPath(), buildFolder());
        List<Path> models = files.matching(patterns(includes), patterns(excludes));
        if (models.isEmpty()) {
            reportNoModels();
        }
        IncrementalBuild build = new IncrementalBuild(
                project.getBasedir().toPath(),
                buildFolder().resolve("sinter").resolve(execution.getExecutionId()),
                classesDirectory.toPath(),
                outputDirectory.toPath());
        ImportPath imports = ImportPath.of(dependencies());
        IncrementalBuild.Outcome outcome =
                build.run(fingerprint(files, models, imports), staging -> run(models, imports, staging));
        if (outcome.upToDate()) {
            getLog().info(count(models) + " up to date.");
        }
        for (Path deleted : outcome.deleted()) {
            deleteCopy(deleted);
        }
    }

    private void run(List<Path> models, ImportPath imports, Staging staging)
            throws IOException, InterruptedException, MojoFailureException {
        if (models.isEmpty()) {
            return;
        }
        Path java = new JavaTool(toolchains, session).find();
        getLog().info("Compiling " + count(models) + " with " + java);
        CompilerRun run = new CompilerRun(
                java,
                classPath(),
                models,
                sourceDirectory.toPath(),
                imports.places(),
                new TreeMap<>(defines),
                weightsPrecision,
                staging.classes(),
                staging.sources());
        CompilerRun.Result result = run.start(project.getBasedir().toPath());
        if (result.exitCode() == CompilerRun.OK) {
            result.lines().forEach(getLog()::warn);
            return;
        }
        result.lines().forEach(getLog()::error);
        throw new MojoFailureException(
                result.exitCode() == CompilerRun.PROBLEMS
                        ? "The models have problems; they are listed above."
                        : "Sinter's compiler ended with exit code " + result.exitCode()
                                + ". That is a fault of Sinter: please report it with the lines above.");
    }

    private void reportNoModels() throws MojoFailureException {
        String message = "No model in " + sourceDirectory + " matches " + includes + ".";
        if (failIfNoModels) {
            throw new MojoFailureException(message);
        }
        getLog().warn(message);
    }

    private String fingerprint(ModelFiles files, List<Path> models, ImportPath imports) throws IOException {
        Path base = project.getBasedir().toPath();
        Fingerprint fingerprint = new Fingerprint()
                .text("sources", base.relativize(outputDirectory.toPath()).toString())
                .text("classes", base.relativize(classesDirectory.toPath()).toString());
        fingerprint.text("weights precision", weightsPrecision);
        for (Map.Entry<String, String> define : new TreeMap<>(defines).entrySet()) {
            fingerprint.text("define " + define.getKey(), define.getValue());
        }
        for (Path model : models) {
            fingerprint.text("compile", base.relativize(model).toString());
        }
        for (Map.Entry<String, Path> file : files.byName().entrySet()) {
            fingerprint.file(file.getKey(), file.getValue());
        }
        imports.addTo(fingerprint);
        for (Path jar : classPath()) {
            fingerprint.file("jar", jar);
        }
        return fingerprint.hex();
    }

    /** What the project's own code is compiled against, without that code. */
    private List<Path> dependencies() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> !Artifact.SCOPE_TEST.equals(artifact.getScope())
                        && !Artifact.SCOPE_RUNTIME.equals(artifact.getScope()))
                .map(artifact -> artifact.getFile().toPath())
                .filter(Files::exists)
                .toList();
    }

    /** Jars, or folders of classes when Sinter itself is being built; a module without any class has no folder. */
    private List<Path> classPath() {
        return pluginArtifacts.stream()
                .map(artifact -> artifact.getFile().toPath())
                .filter(Files::exists)
                .toList();
    }

    /** The resources step copies class files and never deletes a copy, so one that lost its original goes here. */
    private void deleteCopy(Path deleted) throws IOException {
        Path classes = classesDirectory.toPath();
        if (deleted.startsWith(classes)) {
            Path copies = Path.of(project.getBuild().getOutputDirectory());
            Files.deleteIfExists(copies.resolve(classes.relativize(deleted)));
        }
    }

    private Path buildFolder() {
        return Path.of(project.getBuild().getDirectory());
    }

    private static List<AntPattern> patterns(List<String> texts) {
        return texts.stream().map(AntPattern::new).toList();
    }

    private static String count(List<Path> models) {
        return models.size() == 1 ? "1 model" : models.size() + " models";
    }
}
