from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "articles"

urlpatterns = [
    path(pgettext_lazy("address", "articles/"), views.article_list, name="article-list"),
    path(pgettext_lazy("address", "articles/<id:public_id>-<slug:slug>/"), views.article_detail, name="article-detail"),
    path(pgettext_lazy("address", "articles/<id:public_id>/"), views.article_detail, name="article-detail"),
    path(pgettext_lazy("address", "articles/<id:public_id>/citation.<citation:format>"), views.article_citation, name="article-citation"),
    path(pgettext_lazy("address", "sections/<slug:slug>/"), views.section_detail, name="section-detail"),
    path(pgettext_lazy("address", "contributors/<slug:slug>/"), views.contributor_detail, name="contributor-detail"),
    path(pgettext_lazy("address", "corrections/"), views.correction_list, name="correction-list"),
]
