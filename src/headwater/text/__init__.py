"""Pure functions on strings: spans, sentences, quotations, words, numbers, the calendar."""
