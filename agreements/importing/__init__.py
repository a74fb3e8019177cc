"""Import with a net: a file becomes a run, a run is checked row by row, then applied as one change set, and can be reverted.

What others use:

`tables`      the declared shape of each table, the one source of truth for import and export:
              `TABLES: dict[str, Table]`, in the order in which they are written (sources, actors, agreements, names, positions,
              parties, events, commitments).
              `Table.name`, `.model`, `.label`, `.columns: tuple[Column, ...]`, `.row(instance) -> dict[str, str]` (what an export
              writes: every column as text, in the form that reads back as the same value), `.queryset()` (the rows with all
              that `row` needs, ordered by id).
              `Column.name` (the header of our own files), `.label`, `.help`, `.is_required`, `.is_told_only` (written for people,
              left out of an import).
`runs`        `create(file, *, table="", by=None, preset="", mapping=None, options=None, source=None, note="", language="") -> ImportRun`
              reads the head of the file, guesses or remembers the mapping; raises `ImportRefused` (a sentence).
              `remap(run, mapping)`; `check(run)`, `apply(run)`, `revert(run)` in this process; `start(run, "check" | "apply" |
              "revert" | "publish")` in a process of its own; `cancel(run)`; `with_state_of_now(run)`, which finds crashed processes.
`mapping`     `preview(run) -> Preview(header, rows, notes)`, the first rows of the file; `choices(table)`, the columns to map to;
              `PRESETS`. A mapping is `{"feeds": [{"table", "columns": {column: header}, …}]}`; `mapping.py` says it all.
`publishing`  `publishable(run)` and `publish_batch(run, by=…, size=…)`: the second, separate act.
`reports`     `as_rows(run)`: every line of a run for a CSV report.

Models (`agreements.models`): `ImportRun` (state, counts, progress, error …), `ImportLine` (outcome, label, raw, changes,
messages, item), `ColumnPreset`.

Options of a run, all optional: `create_missing` (an actor that a row names and nobody knows is created), `create_likely` (an
actor is created although one much like it exists), `create_rows` (the same, for these rows only), `empty_clears` (an empty cell
empties the field; otherwise it changes nothing), `dates` ("dmy" or "mdy": how 3/4/2025 is read; otherwise such a date is
refused).
"""
