from articles.models import Article
from newsroom.publishing.acts import publish
from tests.factories import make_article


def test_a_translation_says_when_its_original_has_moved_on(desk):
    original = make_article("Das Original", published=True)
    translation = make_article("The translation", language="en", translation_of=original, translated_number=1)
    assert "stale-translation" not in desk.client.get(desk.url(translation)).content.decode()
    publish(original, by=None)
    assert "stale-translation" in desk.client.get(desk.url(translation)).content.decode()


def test_a_new_translation_follows_the_version_that_is_live(desk):
    original = make_article("Das Original", published=True)
    publish(original, by=None)
    desk.save(desk.read() | {"headline": "The translation", "language": "en", "translation_of": original.pk})
    assert Article.objects.get(headline="The translation").translated_number == 2


def test_a_number_that_the_original_never_had_is_refused(desk):
    original = make_article(published=True)
    data = desk.read() | {"headline": "The translation", "language": "en", "translation_of": original.pk, "translated_number": "7"}
    assert desk.save(data).status_code == 200
    assert Article.objects.count() == 1


def test_without_an_original_there_is_no_number(desk):
    desk.save(desk.read() | {"headline": "Alone", "translated_number": "3"})
    assert Article.objects.get().translated_number is None
