/** TensorFlow Java as an engine. */
package dev.sinter.benchmarks.tensorflow;
