"""Names in the text that lead to their records."""

import pytest

from articles.linking import Linker
from newsroom.publishing.acts import publish
from newsroom.publishing.parts import split
from tests.articles.test_pages import read
from tests.factories import make_actor, make_article

ADA = ("actor", "22222222")


def linked(html: str, **names) -> list[str]:
    return [part["label"] for part in split(Linker(names)(html)) if not isinstance(part, str)]


def test_the_first_occurrence_is_linked_and_no_other():
    assert linked("<p>Ada kam. Ada ging.</p>", Ada=ADA) == ["Ada"]


def test_a_record_is_linked_once_whatever_it_is_called():
    linker = Linker({"Ada Lovelace": ADA, "Lovelace": ADA})
    parts = split(linker("<p>Ada Lovelace schrieb.</p>") + linker("<p>Lovelace las.</p>"))
    assert [part["label"] for part in parts if not isinstance(part, str)] == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "html", ["<h2>Ada</h2>", '<p><a href="https://example.org/">Ada</a></p>', "<p>Adam, Kanada</p>", '<p><a href="Ada">dort</a></p>']
)
def test_headings_links_parts_of_words_and_attributes_are_left_alone(html):
    assert Linker({"Ada": ADA})(html) == html


def test_escaped_names_are_found_and_shown_as_they_are():
    assert linked("<p>Salz &amp; Söhne liefert.</p>", **{"Salz & Söhne": ADA}) == ["Salz & Söhne"]


@pytest.mark.django_db
def test_the_name_in_the_text_is_a_link_while_the_record_is_live(client):
    actor = make_actor("Ada <Beispiel>", published=True)
    article = make_article(text="<p>Gestern kam Ada &lt;Beispiel&gt; an.</p>", mentions=[actor])
    publish(article, by=None)
    page = read(client, article)
    assert ">Ada &lt;Beispiel&gt;</a> an." in page and page.count("ref--actor") == 1
