/** PyTorch's C++ interface through JavaCPP. */
package dev.sinter.benchmarks.pytorch;
