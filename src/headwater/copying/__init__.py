"""Passage reuse and reliance: word hashes, chains of shared n-grams, evidence. Pure functions on columns and rows."""
