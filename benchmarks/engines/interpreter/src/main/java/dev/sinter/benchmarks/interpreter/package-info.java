/** The reference interpreter as an engine. */
package dev.sinter.benchmarks.interpreter;
