import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.forms.models import model_to_dict
from django.utils import translation

from agreements.partial_dates import PartialDate
from tests.agreements.dated import Meeting, Speech, create_tables

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(db):
    create_tables()


@pytest.fixture
def form_class(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    return ModelAdmin(Meeting, AdminSite()).get_form(request)


def typed(date="", qualifier="exact", as_printed=""):
    return {"name": "meeting", "on": date, "on_qualifier": qualifier, "on_as_printed": as_printed, "until": "", "until_qualifier": "exact"}


def test_companions_appear_in_no_form(form_class):
    assert list(form_class.base_fields) == ["on", "name", "until"]


def test_a_date_makes_the_round_trip_through_the_form(form_class):
    form = form_class(typed("um 1900", as_printed="gegen 1900"))
    assert form.is_valid(), form.errors
    meeting = form.save()
    assert meeting.on == PartialDate("1900", "about", "gegen 1900") and meeting.until is None
    shown = model_to_dict(meeting)["on"]
    assert form_class.base_fields["on"].widget.decompress(shown) == ["1900", "about", "gegen 1900"]


@pytest.mark.parametrize(
    ("data", "cleaned"),
    [
        (typed("3.4.2025"), PartialDate("2025-04-03")),
        (typed("3.4.2025", "not_after"), PartialDate("2025-04-03", "not_after")),
        (typed("um 1900", "about"), PartialDate("1900", "about")),
        (typed("vor 1900", "not_after"), PartialDate("1899", "not_after")),
        (typed(" 2025 ", as_printed=" 2025 n. Chr. "), PartialDate("2025", as_printed="2025 n. Chr.")),
        (typed("  "), None),
        ({"name": "meeting"}, None),
    ],
)
def test_the_qualifier_may_be_typed_or_chosen(form_class, data, cleaned):
    form = form_class(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == cleaned


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (typed("30.2.2023"), "The day 2023-02-30 does not exist in the calendar."),
        (typed("um 1900", "not_after"), "The date and the choice beside it say different things. Keep one of them."),
        (typed(as_printed="Ende 2023"), "Enter the date as well: a qualifier or a wording alone cannot be searched or sorted."),
        (typed(qualifier="about"), "Enter the date as well: a qualifier or a wording alone cannot be searched or sorted."),
    ],
)
def test_the_form_refuses_with_one_sentence_and_keeps_what_was_typed(form_class, data, sentence):
    with translation.override("en"):
        form = form_class(data)
        assert form.errors == {"on": [sentence]}
        assert all(f'value="{text}"' in str(form["on"]) for text in (data["on"], data["on_as_printed"]) if text)


def test_the_form_requires_a_date_that_may_not_be_null(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    form = ModelAdmin(Speech, AdminSite()).get_form(request)({"on": "", "on_qualifier": "exact"})
    assert "on" in form.errors


def test_an_untouched_row_and_another_spelling_are_no_changes(form_class):
    assert form_class(typed() | {"name": ""}).changed_data == []
    meeting = Meeting.objects.create(name="meeting", on=PartialDate("2025-04-03", "about"))
    assert form_class(typed("2025-04-03", "about"), instance=meeting).changed_data == []
    assert form_class(typed("2025-04-03"), instance=meeting).changed_data == ["on"]
    assert form_class(typed("nonsense"), instance=meeting).changed_data == ["on"]


def test_the_widget_names_each_control_and_opens_the_wording_only_when_there_is_one(form_class):
    with translation.override("en"):
        empty = str(form_class()["on"])
        filled = str(form_class(instance=Meeting(on=PartialDate("2023-12", "about", "Ende 2023")))["on"])
        label = form_class()["on"].label_tag()
    assert 'for="id_on_0"' in label and 'id="id_on_0"' in empty
    assert 'aria-label="Held on"' in empty and empty.count("aria-label=") == 3
    assert "style=" not in empty and "<script" not in empty
    assert "<details" in empty and " open>" not in empty
    assert 'value="December 2023"' in filled and '<option value="about" selected>' in filled
    assert 'value="Ende 2023"' in filled and " open>" in filled


def test_the_widget_escapes_what_was_typed(form_class):
    page = str(form_class(typed('"><script>', as_printed='"><script>'))["on"])
    assert "<script>" not in page and page.count("&lt;script&gt;") == 2
