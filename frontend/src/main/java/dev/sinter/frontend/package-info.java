/**
 * The front end: from the text of a {@code .model} file to checked programs.
 *
 * <p>In: a {@code source}, the files that it imports, values for its constants. Out:
 * {@link dev.sinter.frontend.Checked}: every problem of the file, and a
 * {@link dev.sinter.frontend.ModelProgram} for each model. Steps: {@code syntax} parses, {@code check} looks at names,
 * {@code expand} makes graphs. May use {@code grammar} and {@code ir}. Next: the optimizer.
 */
package dev.sinter.frontend;
