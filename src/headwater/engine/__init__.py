"""The optional engine: a language model behind an OpenAI-compatible address. Nothing else in Headwater opens a connection."""
