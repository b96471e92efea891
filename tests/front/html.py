"""What is wrong with a page's HTML: tags that do not match, attributes and ids said twice, names of nothing."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
# Elements of SVG that templates close in themselves.
CLOSED = frozenset({"path", "circle", "rect", "line", "polyline", "use"})
# Within these stands only what can stand within a sentence.
SENTENCES = frozenset({"p", "h1", "h2", "h3", "h4", "span", "small", "strong", "label", "legend", "button", "caption"})
BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "form", "section", "fieldset", "details", "nav"}
)
PARENTS = {
    "li": {"ul", "ol"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "option": {"select", "datalist", "optgroup"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "caption": {"table"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
}
NAMES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form")


def faults(text: str) -> list[str]:
    """Everything that is wrong with a page."""
    found = _Page()
    found.feed(text)
    found.close()
    return [*found.said, *found.at_the_end(text)]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.named: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID | CLOSED:
            self.said.append(f"<{tag}/> is not closed in itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.said.append(f"</{tag}> at {self.getpos()} closes another element")

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.said += [f"<{tag} {name}> twice" for name, count in Counter(n for n, _ in attrs).items() if count > 1]
        parent = self.open[-1] if self.open else ""
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.said.append(f"<{tag}> in <{parent}>")
        if tag in BLOCKS and SENTENCES.intersection(self.open):
            self.said.append(f"<{tag}> within a sentence at {self.getpos()}")
        if tag in ("a", "button") and {"a", "button"}.intersection(self.open):
            self.said.append(f"<{tag}> within another that is pressed")
        if tag == "img" and given.get("alt") is None:
            self.said.append("<img> without alt")
        if given.get("id") is not None:
            self.ids[str(given["id"])] += 1
        self.named += [(name, each) for name in NAMES if given.get(name) for each in str(given[name]).split()]

    def at_the_end(self, text: str) -> Iterator[str]:
        yield from (f"<{tag}> stays open" for tag in self.open)
        yield from (f"id {each} twice" for each, count in self.ids.items() if count > 1)
        yield from (f"{name}={each} names nothing" for name, each in self.named if each not in self.ids)
        if not text.lower().startswith("<!doctype html>"):
            yield "no doctype"
        if text.count("<h1") != 1 or text.count("<title>") != 1:
            yield "not one title and one first heading"
