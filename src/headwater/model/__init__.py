"""The bundled models: tokenise, infer with ONNX Runtime, decode."""
