"""What leaves a case: the trace, tables, pages. Each exporter writes from the reading side's objects."""
