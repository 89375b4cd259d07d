/**
 * What generated classes call while they run. In: arrays that the application owns, files with data and weights. Out: outputs in
 * arrays, trained weights, files. May use the JDK (17 and later) and nothing else; it does not know that a compiler exists.
 */
package dev.sinter.runtime;
