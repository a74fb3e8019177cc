"""Reads the form of a page as a browser would send it, so that tests change a field and post the rest as it came."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Name → values of the controls in the last form with method post on the page; empty rows of inlines are left out."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.in_form, self.select, self.textarea = False, "", ""
        self.chosen: list[str] = []
        self.first_option = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.in_form = (
                attrs.get("method") == "post" and attrs.get("id") != "logout-form" and "desk-language" not in (attrs.get("class") or "")
            )
            if self.in_form:
                self.values = {}
        name = attrs.get("name", "")
        if not self.in_form or (tag != "option" and (not name or "__prefix__" in name)):
            return
        if tag == "input":
            self.read_input(name, attrs)
        elif tag == "select":
            self.select, self.chosen, self.first_option = name, [], None if "multiple" in attrs else ""
        elif tag == "option" and self.select and "selected" in attrs:
            self.chosen.append(attrs.get("value", ""))
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = [""]

    def read_input(self, name, attrs):
        kind = attrs.get("type", "text")
        if kind in ("submit", "button", "file") or (kind in ("checkbox", "radio") and "checked" not in attrs):
            return
        self.values.setdefault(name, []).append(attrs.get("value") or ("on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            self.values[self.textarea][0] = self.values[self.textarea][0].removeprefix("\n")
            self.textarea = ""
        elif tag == "select" and self.select:
            if self.chosen:
                self.values[self.select] = self.chosen
            self.select = ""
        elif tag == "form":
            self.in_form = False


def form_of(response) -> dict[str, list[str]]:
    reader = FormReader()
    reader.feed(response.content.decode())
    return reader.values


def save(client, url: str, button: str = "_save", **changes):
    """Open the form, change some fields, press a button."""
    return client.post(url, form_of(client.get(url)) | {button: "1"} | changes)
