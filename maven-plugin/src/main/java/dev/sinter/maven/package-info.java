/**
 * The Maven plugin: model files come in, class files and typed Java sources go out, by way of the compiler in a JVM of
 * its own. Only {@link dev.sinter.maven.CompileMojo} and {@link dev.sinter.maven.JavaTool} know Maven; the rest is
 * plain Java over files. What follows is Maven's own compiler, which sees the sources as part of the project.
 */
package dev.sinter.maven;
