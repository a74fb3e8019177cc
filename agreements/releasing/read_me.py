"""What a release says of itself in words, in both languages. Written here as a whole, since it is a text and no page."""

from datetime import datetime

READ_ME = {"en": "README.txt", "de": "LIESMICH.txt"}

FILES = {
    "en": """\
actors.jsonl.gz, agreements.jsonl.gz, sources.jsonl.gz
    The records, sorted by id, one a line, as the API represents them (JSON with sorted keys, UTF-8).
difference.jsonl.gz
    What changed since the release before: lines {"op", "kind", "id", "record"}; ADD is new, MOD is the record as it is now, DEL is gone.
    Not in the first release. The release before and this file give the three files above again, byte for byte:
        manage.py release --rebuild FOLDER_OF_THE_RELEASE_BEFORE --with difference.jsonl.gz --to FOLDER
ftm.json.gz
    Entities of FollowTheMoney, one a line.
popolo.json.gz
    Persons, organizations, posts, memberships and events of Popolo.
actors.csv.zip, agreements.csv.zip
    All tables as CSV, each with its codebook.
codebook.json
    What each table, column and value of the CSV files means.
manifest.json
    The moment, the counts, the licence; size and checksum (SHA-256) of every file, and of what is in the compressed ones.
SHA256SUMS
    For sha256sum --check SHA256SUMS.
""",
    "de": """\
actors.jsonl.gz, agreements.jsonl.gz, sources.jsonl.gz
    Die Einträge, nach Kennung sortiert, einer je Zeile, so wie die Schnittstelle sie darstellt (JSON mit sortierten Schlüsseln, UTF-8).
difference.jsonl.gz
    Was sich seit der Ausgabe davor geändert hat: Zeilen {"op", "kind", "id", "record"}; ADD ist neu, MOD ist der Eintrag, wie er nun ist,
    DEL ist fort. Fehlt in der ersten Ausgabe. Die Ausgabe davor und diese Datei ergeben die drei Dateien oben wieder, Byte für Byte:
        manage.py release --rebuild ORDNER_DER_AUSGABE_DAVOR --with difference.jsonl.gz --to ORDNER
ftm.json.gz
    Entitäten von FollowTheMoney, eine je Zeile.
popolo.json.gz
    Personen, Organisationen, Ämter, Zugehörigkeiten und Ereignisse nach Popolo.
actors.csv.zip, agreements.csv.zip
    Alle Tabellen als CSV, jeweils mit ihrem Codebuch.
codebook.json
    Was Tabellen, Spalten und Werte der CSV-Dateien bedeuten.
manifest.json
    Der Zeitpunkt, die Anzahlen, die Lizenz; Größe und Prüfsumme (SHA-256) jeder Datei und dessen, was in den gepackten steht.
SHA256SUMS
    Für sha256sum --check SHA256SUMS.
""",
}
WORDS = {
    "en": """\
{site}: release {name}
{address}

Everything that the register showed publicly at {moment:%Y-%m-%d %H:%M:%S} UTC:
{actors} actors, {agreements} agreements, {sources} sources.

Licence: {licence}
{compared}
Files

{files}
A date that a source gives in part only is never made more exact than it is. What was withdrawn since then is missing in later releases.
""",
    "de": """\
{site}: Ausgabe {name}
{address}

Alles, was das Register am {moment:%d.%m.%Y um %H:%M:%S} UTC öffentlich zeigte:
{actors} Akteure, {agreements} Vereinbarungen, {sources} Quellen.

Lizenz: {licence}
{compared}
Dateien

{files}
Ein Datum, das eine Quelle nur ungefähr nennt, wird nirgends genauer gemacht, als es ist. Was seither zurückgezogen wurde, fehlt in späteren
Ausgaben.
""",
}
COMPARED = {
    "en": "\nCompared with release {base}: see difference.jsonl.gz.\n",
    "de": "\nVerglichen mit der Ausgabe {base}: siehe difference.jsonl.gz.\n",
}


def read_me(manifest: dict, language: str) -> str:
    compared, licence = manifest["difference"], manifest["licence"]
    return WORDS[language].format(
        site=manifest["site"]["name"],
        address=f"{manifest['site']['url']}data/{manifest['name']}/",
        name=manifest["name"],
        moment=datetime.fromisoformat(manifest["moment"]),
        licence=" ".join(filter(None, (licence["title"], licence["url"] if licence["url"] != licence["title"] else ""))),
        compared=COMPARED[language].format(base=compared["base"]) if compared else "",
        files=FILES[language],
        **manifest["counts"],
    )
