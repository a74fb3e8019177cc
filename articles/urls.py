from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "articles"

def words(path_word: str):
    """A word of an address, in the language of the page."""
    return pgettext_lazy("address", path_word)


urlpatterns = [
    path(words("articles/"), views.article_list, name="article-list"),
    path(words("articles/<id:public_id>-<slug:slug>/"), views.article_detail, name="article-detail"),
    path(words("articles/<id:public_id>/"), views.article_detail),
    path(words("sections/<slug:slug>/"), views.section_detail, name="section-detail"),
    path(words("contributors/<slug:slug>/"), views.contributor_detail, name="contributor-detail"),
    path(words("corrections/"), views.correction_list, name="correction-list"),
]
