"""SVG as a tree of tags: names and values are escaped, numbers are short, the same picture is always the same text.

Looks come from classes and the style sheet of the page: the policy of the pages allows no style of its own.
"""

from __future__ import annotations

from markupsafe import Markup, escape

Value = str | float | None


def tag(name: str, *inside: str, **attributes: Value) -> Markup:
    """Return an element; what is inside is escaped unless it is markup itself.

    `class_` stands for class and `stroke_width` for stroke-width; an attribute that is None is left out.
    """
    shown = "".join(f' {_spell(key)}="{escape(_show(value))}"' for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{shown}>{''.join(map(escape, inside))}</{name}>")  # noqa: S704  # all that goes in is escaped


def picture(width: float, height: float, title: str, *inside: str, class_: str) -> Markup:
    """Return an SVG image with a name for those who do not see it; its links stay open to the keyboard."""
    return tag(
        "svg",
        tag("title", title),
        *inside,
        class_=class_,
        viewBox=f"0 0 {_show(width)} {_show(height)}",
        width=width,
        height=height,
        role="group",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )


def link(address: str, name: str, *inside: str, **attributes: Value) -> Markup:
    """Return a mark that leads somewhere, with a name that is read out and shown on hover."""
    return tag("a", tag("title", name), *inside, href=address, aria_label=name, **attributes)


def _spell(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _show(value: Value) -> str:
    """Return a number with at most one decimal, a text as it is."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value)
