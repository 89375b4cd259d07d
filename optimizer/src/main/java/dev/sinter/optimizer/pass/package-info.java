/**
 * One file per pass. A pass sees a valid graph and gives a valid graph whose results have the same bits (design section 7); it knows
 * nothing of who ran before, of files, or of kernels. A new pass is one class here, its name in a list of
 * {@link dev.sinter.optimizer.Pipelines}, and a folder of cases in {@code src/test/cases}.
 */
package dev.sinter.optimizer.pass;
