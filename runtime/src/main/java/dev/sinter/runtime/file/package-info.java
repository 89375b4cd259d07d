/**
 * Files that the runtime writes and reads back: weights and checkpoints as safetensors, figures as JSON, all of them whole or not
 * at all. In: {@link dev.sinter.runtime.data.NdArray}s by name. Out: files, and the same arrays again. May use
 * {@code dev.sinter.runtime.data} and the JDK. Next: the training loop.
 */
package dev.sinter.runtime.file;
