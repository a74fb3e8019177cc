from articles.models import Byline, Contributor, Mention
from tests.articles.admin.forms import add, read
from tests.factories import make_actor, make_agreement, make_article


def suggest(article, **record):
    return Mention.objects.create(article=article, state=Mention.State.SUGGESTED, **record)


def test_suggested_mentions_are_marked_and_confirmed_with_one_button(desk):
    article = make_article()
    for name in ("Ada", "Bo"):
        suggest(article, actor=make_actor(name))
    page = desk.client.get(desk.url(article)).content.decode()
    assert "data-confirm-all" in page and page.count('value="suggested" selected') == 2
    data = desk.read(article)
    desk.save(data | {"mentions-0-state": "confirmed", "mentions-1-state": "rejected"}, article)
    assert [mention.state for mention in article.mentions.all()] == ["confirmed", "rejected"]


def test_a_suggested_agreement_offers_to_go_into_the_text_as_a_card(desk):
    article, agreement = make_article(), make_agreement("Water treaty")
    suggest(article, agreement=agreement)
    page = desk.client.get(desk.url(article)).content.decode()
    assert f'data-insert-card="{agreement.pk}"' in page


def test_a_mention_names_an_actor_or_an_agreement_and_says_so_when_it_names_both(desk):
    article = make_article()
    data = desk.read(article)
    add(data, "mentions", actor=make_actor().pk, agreement=make_agreement().pk, role="mentioned", state="confirmed")
    response = desk.save(data, article)
    assert response.status_code == 200 and "mentions-0-role" in read(response)
    assert not Mention.objects.exists()


def test_the_same_actor_twice_is_refused_with_a_sentence(desk):
    actor = make_actor("Ada")
    article = make_article(mentions=[actor])
    data = desk.read(article)
    add(data, "mentions", actor=actor.pk, role="quoted", state="confirmed")
    assert desk.save(data, article).status_code == 200
    assert Mention.objects.count() == 1


def test_a_new_article_is_by_whoever_writes_it(desk, editor):
    author = Contributor.objects.create(name="Mira", slug="mira", user=editor)
    data = desk.read()
    assert data["bylines-0-contributor"] == str(author.pk)
    desk.save(data | {"headline": "H"})
    assert Byline.objects.get().contributor == author


def test_an_untouched_byline_is_none(desk):
    desk.save(desk.read() | {"headline": "H"})
    assert not Byline.objects.exists()
