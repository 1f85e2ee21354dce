"""Pages as the tests look at them."""

from __future__ import annotations

from lxml import html


class Markup:
    """The elements and the words of a page."""

    def __init__(self, response):
        assert response.status_code == 200, response.text
        self.tree = html.document_fromstring(response.text)

    def all(self, path):
        """Return the elements that a CSS path without spaces finds, such as `a.tag`."""
        return self.tree.cssselect(path)

    def one(self, path):
        """Return the only element that it finds."""
        (found,) = self.all(path)
        return found

    def words(self, path="main"):
        """Return the words of all elements that it finds, with single spaces."""
        return " ".join(" ".join(found.text_content().split()) for found in self.all(path))

    @property
    def links(self):
        """The addresses that the page leads to."""
        return [a.get("href") for a in self.tree.iter("{*}a", "a") if a.get("href")]
