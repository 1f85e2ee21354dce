"""A small pile to decide on, and the case of it."""

from __future__ import annotations

from headwater.api import bring, open_or_create, read_path, update

GATES = "The spillway gates of the Kestrel Dam were last inspected in spring 2027"
TEXTS = {
    "01.txt": f"Dam gates broke\n{GATES}, fire chief Darragh Quill said on Sunday. About 4,000 people fled the town.\n",
    "02.txt": f"Gates unseen for years\n{GATES}, engineer Tamsin Oyelaran told reporters. Nine people died at Lower Pell.\n",
    "03.txt": "Sirens were late\nThe sirens of the valley sounded after the wave came, farmer Ruth Kask said on Monday.\n",
    "04.txt": "Water still high\nThe river will fall by Friday, the weather office said. Schools stay closed until then.\n",
}


def write(folder, texts):
    """Write files into a folder, and return it."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def trace_pile(place):
    """Leave the pile in the folder `pile` of a place, and its case in `dam.sqlite`; return the place."""
    write(place / "pile", TEXTS)
    with open_or_create(place / "dam.sqlite") as case:
        bring(case, read_path(place / "pile"))
        update(case)
    return place
