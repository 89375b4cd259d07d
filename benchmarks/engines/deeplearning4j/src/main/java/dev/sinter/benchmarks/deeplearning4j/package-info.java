/** Deeplearning4j as an engine. */
package dev.sinter.benchmarks.deeplearning4j;
