"""The second page of an import: which column of the file goes where, and how cells are meant."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.importing import mapping, runs
from agreements.importing.tables import TABLES, Column, Table
from agreements.models import ImportRun

MOST_SAMPLES, LONGEST_SAMPLE = 3, 60
State = ImportRun.State
EDITABLE = {State.UPLOADED, State.CHECKED, State.FAILED, State.CANCELLED}


class OptionsForm(forms.Form):
    create_missing = forms.BooleanField(
        required=False,
        label=gettext_lazy("Create actors that a row names and nobody knows"),
        help_text=gettext_lazy("Otherwise such a row is refused."),
    )
    create_likely = forms.BooleanField(
        required=False,
        label=gettext_lazy("Create actors although one much like them exists"),
        help_text=gettext_lazy(
            "Otherwise they are kept back as likely duplicates. To take the existing one, give its public id in the file."
        ),
    )
    empty_clears = forms.BooleanField(
        required=False,
        label=gettext_lazy("An empty cell empties the field"),
        help_text=gettext_lazy("Otherwise it changes nothing."),
    )
    dates = forms.ChoiceField(
        required=False,
        label=gettext_lazy("How 3/4/2025 is read"),
        choices=[
            ("", gettext_lazy("refuse it")),
            ("dmy", gettext_lazy("3 April (day first)")),
            ("mdy", gettext_lazy("4 March (month first)")),
        ],
    )


@dataclass
class Heading:
    """A column of the file, with what stands in it, and the column of ours that it goes to."""

    index: int
    name: str
    samples: list[str]
    column: str


@dataclass
class Constant:
    """A required column of ours, for which the file may have none: one value for all rows."""

    column: Column
    value: str


class ColumnsForm:
    """The page's fields are as many as the file has columns: `heading-3` holds the name of our column, `constant-kind` a value."""

    def __init__(self, run: ImportRun, table: Table, preview: mapping.Preview, data=None):
        self.run, self.table, self.preview, self.data = run, table, preview, data
        stored = run.mapping if run.table == table.name and is_plain(run.mapping) else self.suggested()
        self.feed = stored["feeds"][0]

    def suggested(self) -> dict:
        header = self.preview.header
        known = mapping.remembered(header, self.table.name)
        return known if known and is_plain(known) else mapping.guess(header, self.table, self.run.language)

    def headings(self) -> list[Heading]:
        chosen = {heading: column for column, heading in self.feed.get("columns", {}).items()}
        return [
            Heading(index, name, self.samples(name), self.posted(f"heading-{index}", chosen.get(name, "")))
            for index, name in enumerate(self.preview.header)
        ]

    def constants(self) -> list[Constant]:
        given = self.feed.get("constants", {})
        return [
            Constant(column, self.posted(f"constant-{column.name}", given.get(column.name, "")))
            for column in self.table.columns
            if column.is_required
        ]

    def open_constants(self) -> list[Constant]:
        """Those that the file does not fill."""
        taken = {heading.column for heading in self.headings()}
        return [one for one in self.constants() if one.value or one.column.name not in taken]

    def posted(self, name: str, otherwise: str) -> str:
        return self.data.get(name, "")[:200] if self.data is not None else otherwise

    def samples(self, heading: str) -> list[str]:
        found = dict.fromkeys(text[:LONGEST_SAMPLE] for row in self.preview.rows if (text := row.cells.get(heading, "").strip()))
        return list(found)[:MOST_SAMPLES]

    def choices(self) -> list[Column]:
        return mapping.choices(self.table.name)

    def left_out(self) -> list[str]:
        return [heading.name for heading in self.headings() if not heading.column]

    def problems(self) -> list[str]:
        """Sentences, none when the mapping can be used."""
        taken, found = {}, []
        known = {column.name: column for column in self.choices()}
        for heading in self.headings():
            if heading.column and heading.column not in known:
                found.append(_("“%s” goes to a column that there is not.") % heading.name)
            elif heading.column in taken:
                words = {"first": taken[heading.column], "second": heading.name, "column": known[heading.column].label}
                found.append(_("“%(first)s” and “%(second)s” both go to “%(column)s”. Choose one.") % words)
            elif heading.column:
                taken[heading.column] = heading.name
        found += [
            _("“%(column)s” comes from the file, so it cannot have one value for all rows.") % {"column": constant.column.label}
            for constant in self.constants()
            if constant.value and constant.column.name in taken
        ]
        return found or self.refusals()

    def refusals(self) -> list[str]:
        try:
            mapping.check_mapping(self.mapping(), self.preview.header)
        except runs.ImportRefused as refusal:
            return [str(refusal)]
        return []

    def mapping(self) -> dict:
        columns = {heading.column: heading.name for heading in self.headings() if heading.column}
        constants = {one.column.name: one.value.strip() for one in self.constants() if one.value.strip()}
        return {"feeds": [{"table": self.table.name, "columns": columns} | ({"constants": constants} if constants else {})]}


def is_plain(stored: dict) -> bool:
    """Whether a form with one select a column can show it."""
    feeds = stored.get("feeds", [])
    return len(feeds) == 1 and set(feeds[0]) <= {"table", "columns", "constants"}


class MapsColumns:
    def columns_view(self, request, object_id):
        run = self.run_or_404(request, object_id, may="change" if request.method == "POST" else "view")
        if run.state not in EDITABLE:
            return HttpResponseRedirect(self.page_of(run))
        try:
            preview = mapping.preview(run)
        except runs.ImportRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(self.page_of(run))
        wanted = request.POST.get("table") or request.GET.get("table") or run.table
        table = TABLES.get(wanted, TABLES[run.table])
        by_hand = "table" in request.GET or "table" in request.POST or is_plain(run.mapping)
        form = ColumnsForm(run, table, preview, request.POST if "check" in request.POST and by_hand else None) if by_hand else None
        options = OptionsForm(request.POST or None, initial=run.options)
        problems = []
        if request.method == "POST" and options.is_valid():
            problems = form.problems() if form else []
            if not problems and self.map_and_check(request, run, form, options):
                return HttpResponseRedirect(self.page_of(run))
        context = {
            "preview": preview,
            "form": form,
            "table": table,
            "options": options,
            "problems": problems,
            "tables": TABLES.values(),
            "feeds": shown_feeds(run),
        }
        return self.side(request, "import_columns.html", run, _("Columns of “%s”") % run.name, **context)

    def map_and_check(self, request, run: ImportRun, form: ColumnsForm | None, options: OptionsForm) -> bool:
        try:
            if form is not None and form.mapping() != run.mapping:
                runs.remap(run, form.mapping(), table=form.table.name)
            decided = {"create_rows": run.options.get("create_rows")}
            run.options = {name: value for name, value in (decided | options.cleaned_data).items() if value}
            run.save(update_fields=["options"])
            runs.start(run, "check")
        except runs.ImportRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        return True


def shown_feeds(run: ImportRun) -> list[tuple[str, list[tuple[str, str]]]]:
    """A mapping that no form shows, in words: (table, [(our column, where it comes from)])."""
    found = []
    for feed in mapping.feeds_of(run.mapping):
        names = {column.name: str(column.label) for column in TABLES[feed.table].columns}
        joined = {column: ", ".join(headings) for column, headings in feed.joined.items()}
        pairs = {**feed.columns, **joined, **{column: _("“%s”") % text for column, text in feed.constants.items()}}
        found.append((TABLES[feed.table].label, [(names.get(column, column), origin) for column, origin in pairs.items()]))
    return found
