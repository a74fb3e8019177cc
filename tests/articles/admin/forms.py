"""Reads the article's form as a browser does: what stands in its controls, ready to be changed and posted."""

from html.parser import HTMLParser

from django.urls import reverse

TEXT = "articles_textblock_set"
QUOTE = "articles_quoteblock_set"
CARD = "articles_agreementblock_set"
PICTURE = "articles_imageblock_set"
BOX = "articles_factboxblock_set"


def is_sent(attrs: dict) -> bool:
    kind = attrs.get("type")
    return kind not in ("submit", "file", "button") and (kind not in ("checkbox", "radio") or "checked" in attrs)


class Controls(HTMLParser):
    """`values`: name → value of all successful controls outside of <template>."""

    def __init__(self, html: str):
        super().__init__()
        self.values: dict[str, str | list[str]] = {}
        self.templates = 0
        self.select = self.textarea = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "template":
            self.templates += 1
        if self.templates:
            return
        name = attrs.get("name")
        if tag == "select":
            self.select = (name, "multiple" in attrs)
            if not self.select[1]:
                self.values.setdefault(name, "")
        elif tag == "option" and self.select and "selected" in attrs:
            self.choose(attrs.get("value", ""))
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = ""
        elif tag == "input" and name and is_sent(attrs):
            self.values[name] = attrs.get("value", "on" if attrs.get("type") == "checkbox" else "")

    def choose(self, value):
        name, several = self.select
        self.values[name] = [*self.values.get(name, []), value] if several else value

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            self.values[self.textarea] = self.values[self.textarea].removeprefix("\n")  # which HTML ignores
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data


class ArticlePage:
    def __init__(self, client):
        self.client = client

    def url(self, article=None) -> str:
        return reverse("admin:articles_article_change", args=[article.pk]) if article else reverse("admin:articles_article_add")

    def read(self, article=None) -> dict:
        return read(self.client.get(self.url(article)))

    def save(self, data: dict, article=None, button: str = "_save"):
        return self.client.post(self.url(article), data | {button: "1"})


def read(response) -> dict:
    return Controls(response.content.decode()).values


def add(data: dict, prefix: str, **fields) -> str:
    """Another row of a formset, as the script adds it; returns the row's prefix."""
    number = data[f"{prefix}-TOTAL_FORMS"]
    data[f"{prefix}-TOTAL_FORMS"] = str(int(number) + 1)
    if prefix.startswith("articles_"):
        fields = {"region": "body", "ordering": "990"} | fields
    data |= {f"{prefix}-{number}-{name}": str(value) for name, value in fields.items()}
    return f"{prefix}-{number}"
