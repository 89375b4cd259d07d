/**
 * A graph goes in, a graph that gives the same bits with less work comes out. {@link dev.sinter.optimizer.Pipelines} lists the passes
 * in their order, {@link dev.sinter.optimizer.PassRunner} runs a list and does all the checking. May use {@code ir} only. What comes
 * next is the plan, which says how the graph is computed.
 */
package dev.sinter.optimizer;
