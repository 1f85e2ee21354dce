"""Turn files, folders, pages and tables into reports."""
