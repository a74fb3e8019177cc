"""Included by `agreements.urls`, into its namespace."""

from django.urls import include, path, register_converter
from django.utils.translation import pgettext_lazy

from . import codebook_page, pages
from .formats import DownloadFormatConverter

register_converter(DownloadFormatConverter, "download")

of_a_record = [path("download.<download:format>", pages.record_download, name="record-download")]

urlpatterns = [
    path(
        pgettext_lazy("address", "agreements/download.<download:format>"),
        pages.list_download,
        {"kind": "agreement"},
        name="agreement-download",
    ),
    path(pgettext_lazy("address", "actors/download.<download:format>"), pages.list_download, {"kind": "actor"}, name="actor-download"),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), include(of_a_record), {"kind": "agreement"}),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), include(of_a_record), {"kind": "agreement"}),
    path(pgettext_lazy("address", "actors/<id:public_id>-<slug:slug>/"), include(of_a_record), {"kind": "actor"}),
    path(pgettext_lazy("address", "actors/<id:public_id>/"), include(of_a_record), {"kind": "actor"}),
    path(pgettext_lazy("address", "data/codebook/"), codebook_page.codebook_page, name="codebook"),
    path(pgettext_lazy("address", "data/codebook.csv"), codebook_page.codebook_file, {"format": "csv"}, name="codebook-csv"),
    path(pgettext_lazy("address", "data/codebook.json"), codebook_page.codebook_file, {"format": "json"}, name="codebook-json"),
]
