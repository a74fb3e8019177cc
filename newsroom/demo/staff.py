"""The house: sections, topics and the people who sign the articles. The people are invented."""

from newsroom.demo.shapes import Contributor, Section, T, Topic

SECTIONS = (
    Section(
        key="politik",
        name=T("Politik", "Politics"),
        description=T("Wer mit wem was vereinbart, und was daraus wird.", "Who agrees what with whom, and what comes of it."),
    ),
    Section(
        key="wirtschaft",
        name=T("Wirtschaft", "Economy"),
        description=T("Verträge, Absichtserklärungen und das Geld dahinter.", "Contracts, memoranda and the money behind them."),
    ),
    Section(
        key="wissenschaft",
        name=T("Wissenschaft", "Science"),
        description=T("Was Staaten gemeinsam messen, erforschen und schützen.", "What states measure, explore and protect together."),
    ),
    Section(
        key="geschichte",
        name=T("Geschichte", "History"),
        description=T("Alte Verträge, neu gelesen.", "Old treaties, read again."),
    ),
)

TOPICS = (
    Topic(key="technik", name=T("Technik und Digitales", "Technology")),
    Topic(key="blockchain", name=T("Blockchain und Krypto", "Blockchain and crypto"), parent="technik"),
    Topic(key="diplomatie", name=T("Diplomatie", "Diplomacy")),
    Topic(key="gebiete", name=T("Gebiete und Grenzen", "Territory and borders"), parent="diplomatie"),
    Topic(key="nachbarn", name=T("Nachbarschaft und Aussöhnung", "Neighbours and reconciliation"), parent="diplomatie"),
    Topic(key="forschung", name=T("Forschung", "Research")),
    Topic(key="masse", name=T("Maße und Gewichte", "Weights and measures"), parent="forschung"),
    Topic(key="polargebiete", name=T("Polargebiete", "Polar regions"), parent="forschung"),
)

CONTRIBUTORS = (
    Contributor(
        key="feldkamp",
        name="Mira Feldkamp",
        role=T("Redakteurin, Wirtschaft und Vereinbarungen", "Editor, economy and agreements"),
        bio=T(
            "Mira Feldkamp liest Vereinbarungen von hinten: zuerst die Unterschriften, dann die Fristen, zuletzt die Präambel.",
            "Mira Feldkamp reads agreements from the back: the signatures first, then the deadlines, the preamble last.",
        ),
        user="editor",
    ),
    Contributor(
        key="reuther",
        name="Anselm Reuther",
        role=T("Autor, Geschichte und Politik", "Writer, history and politics"),
        bio=T(
            "Anselm Reuther schreibt über Verträge, deren Unterzeichner nicht mehr leben, und über das, was von ihnen gilt.",
            "Anselm Reuther writes about treaties whose signatories are no longer alive, and about what still holds of them.",
        ),
        user="reporter",
    ),
    Contributor(
        key="soerens",
        name="Edda Sörens",
        role=T("Dokumentation", "Records desk"),
        bio=T(
            "Edda Sörens führt das Register. Keine Angabe ohne Fundstelle, und kein Datum, das genauer klingt, als es ist.",
            "Edda Sörens keeps the register. No fact without a locator, and no date that sounds more exact than it is.",
        ),
        user="registrar",
    ),
    Contributor(
        key="halloway",
        name="Judith Halloway",
        role=T("Übersetzerin", "Translator"),
        bio=T(
            "Judith Halloway übersetzt zwischen Deutsch und Englisch und fragt nach, bevor sie ein Wort glättet.",
            "Judith Halloway translates between German and English, and asks before she smooths a word.",
        ),
    ),
)
