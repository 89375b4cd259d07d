/** DJL with its PyTorch engine. */
package dev.sinter.benchmarks.djl;
