/**
 * The training loop. In: a compiled model, data sets, and how long to train. Out: trained weights and the history of the run. It
 * uses the data sets of {@code runtime.data}; it starts the threads that a {@code Fit} asks for and no other, and prints nothing,
 * listeners do.
 */
package dev.sinter.runtime.train;
