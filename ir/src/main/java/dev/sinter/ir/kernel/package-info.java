/**
 * Programs on the second level: loop nests over affine accesses to <i>buffers</i>, one <i>kernel</i> for each generated
 * method, values like graphs. The planner makes a {@link dev.sinter.ir.kernel.Plan}, the code generator writes it as
 * bytecode.
 */
package dev.sinter.ir.kernel;
