"""Turn files, folders, pages and tables into reports.

`read_reports` is the entrance. A reader is a function from a file to drafts (`draft.py`); `formats.py` is the table of readers;
`describe.py` settles each draft's metadata; `twins.py` folds what lay in several places.
"""

from headwater.readers.folder import read_folder, read_reports

__all__ = ["read_folder", "read_reports"]
