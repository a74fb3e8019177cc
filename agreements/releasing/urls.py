"""Included below `data/`, outside the languages: files are the same for everybody."""

from django.urls import path

from . import pages

urlpatterns = [
    path("index.json", pages.release_index, name="release-index"),
    path("<slug:release>/", pages.release_page, name="release-page"),
    path("<slug:release>/<str:name>", pages.release_file, name="release-file"),
]
