/** Processes whose first prediction is timed from outside. */
package dev.sinter.benchmarks.cold;
