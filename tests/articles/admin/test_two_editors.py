"""Two editors, one article: the second save is refused, keeps what was typed, and shows what was saved beside it."""

from articles.models import Article, Mention, TextBlock
from tests.articles.admin.forms import QUOTE, TEXT, add, read
from tests.factories import make_actor, make_article, make_quote


def test_the_second_save_is_refused_and_shows_the_saved_text_beside_the_typed_one(desk):
    article = make_article("Water talks", text="<p>Old.</p>")
    second = desk.read(article)
    desk.save(desk.read(article) | {"headline": "Theirs", f"{TEXT}-0-text": "<p>Their text.</p>"}, article)
    response = desk.save(second | {"headline": "Mine", f"{TEXT}-0-text": "<p>My text.</p>"}, article)
    page, typed = response.content.decode(), read(response)
    assert (typed["headline"], typed[f"{TEXT}-0-text"]) == ("Mine", "<p>My text.</p>")
    assert "Theirs" in page and "Their text." in page and page.count("saved-beside") == 2
    assert Article.objects.get().headline == "Theirs" and TextBlock.objects.get().text == "<p>Their text.</p>"


def test_saving_a_second_time_is_a_decision_and_is_accepted(desk):
    article = make_article("Water talks")
    second = desk.read(article)
    desk.save(desk.read(article) | {"headline": "Theirs"}, article)
    desk.save(read(desk.save(second | {"headline": "Mine"}, article)), article)
    assert Article.objects.get().headline == "Mine"


def test_a_block_that_somebody_removed_meanwhile_keeps_its_typed_text_and_can_be_saved_again(desk):
    article = make_article(text="<p>One.</p>")
    TextBlock.objects.create(parent=article, region="body", ordering=20, text="<p>Two.</p>")
    second = desk.read(article)
    desk.save(desk.read(article) | {f"{TEXT}-0-DELETE": "on"}, article)
    typed = read(desk.save(second | {f"{TEXT}-0-text": "<p>One, better.</p>", f"{TEXT}-1-text": "<p>Two, better.</p>"}, article))
    assert (typed[f"{TEXT}-0-text"], typed[f"{TEXT}-1-text"]) == ("<p>One, better.</p>", "<p>Two, better.</p>")
    assert desk.save(typed, article).status_code == 302
    assert [block.text for block in TextBlock.objects.order_by("ordering")] == ["<p>One, better.</p>", "<p>Two, better.</p>"]


def test_a_quote_that_somebody_removed_meanwhile_comes_back_with_its_words(desk):
    article = make_article()
    make_quote(article, make_actor("Ada"))
    second = desk.read(article)
    desk.save(desk.read(article) | {f"{QUOTE}-0-DELETE": "on"}, article)
    typed = read(desk.save(second | {"headline": "Mine"}, article))
    assert desk.save(typed, article).status_code == 302
    assert article.quotes.get().text == "These are five spoken words."


def test_blocks_that_both_added_are_both_there(desk):
    article = make_article(text="<p>One.</p>")
    first, second = desk.read(article), desk.read(article)
    add(first, TEXT, text="<p>Theirs.</p>")
    add(second, TEXT, text="<p>Mine.</p>")
    desk.save(first, article)
    response = desk.save(second, article)
    assert "Theirs." in response.content.decode()
    desk.save(read(response), article)
    assert {block.text for block in TextBlock.objects.all()} == {"<p>One.</p>", "<p>Theirs.</p>", "<p>Mine.</p>"}


def test_a_mention_that_somebody_removed_meanwhile_does_not_stop_the_second_save(desk):
    article = make_article(mentions=[make_actor("Ada")])
    second = desk.read(article)
    desk.save(desk.read(article) | {"mentions-0-DELETE": "on"}, article)
    typed = read(desk.save(second | {"headline": "Mine"}, article))
    assert desk.save(typed, article).status_code == 302
    assert Mention.objects.get().actor.name == "Ada"
