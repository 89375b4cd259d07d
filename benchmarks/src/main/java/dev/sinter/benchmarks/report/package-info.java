/**
 * Measures every engine on every workload, round after round, and tells what came out: a table, the raw figures, a page with charts.
 */
package dev.sinter.benchmarks.report;
