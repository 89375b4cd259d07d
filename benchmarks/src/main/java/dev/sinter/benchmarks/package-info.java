/**
 * Our classes against other engines: the work ({@code work}), the interface that every engine stands behind ({@code engine}), our own
 * engines ({@code sinter}, {@code plain}), what is measured ({@code measure}) and what is told about it ({@code report}). Engines
 * that need a download are modules of their own below {@code benchmarks/engines}.
 */
package dev.sinter.benchmarks;
