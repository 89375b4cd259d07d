/**
 * A program as a pure function on tensors: nodes of one operation each, made by {@link dev.sinter.ir.graph.GraphBuilder},
 * checked by {@link dev.sinter.ir.graph.Verifier}. An <i>input</i> is fed for each run, a <i>stored</i> tensor outlives
 * runs, a <i>result</i> is what comes out. The front end makes graphs; the optimizer rewrites them and turns them into
 * kernels.
 */
package dev.sinter.ir.graph;
