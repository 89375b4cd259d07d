/** ONNX Runtime as an engine; it predicts only. */
package dev.sinter.benchmarks.onnxruntime;
