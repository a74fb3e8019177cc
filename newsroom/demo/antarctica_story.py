"""The background piece on Antarctica. Its first wording gave a wrong year, which was put right with a correction the next day."""

from newsroom.demo.shapes import Card, FactBox, Story, Text

MENTIONS = (("usa", "mentioned"), ("ussr", "mentioned"), ("union-south-africa", "mentioned"))

GERMAN = Story(
    key="antarctica-de",
    language="de",
    section="wissenschaft",
    kicker="Antarktisvertrag 1959",
    slug="ein-kontinent-fuer-die-forschung",
    headline="Ein Kontinent für die Forschung",
    standfirst="Zwölf Staaten einigten sich darauf, am Südpol keine Waffen zu erproben, sondern Fragen zu stellen.",
    picture="antarctica",
    topics=("polargebiete",),
    bylines=(("feldkamp", "author"), ("soerens", "author")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Am 1. Dezember 1959 unterzeichneten zwölf Staaten in Washington den Antarktisvertrag. Ihre Forscher hatten im "
            "Internationalen Geophysikalischen Jahr zusammengearbeitet; nun sollte es dabei bleiben. Der erste Artikel sagt es ohne "
            "Umschweife: Die Antarktis wird nur für friedliche Zwecke genutzt. Stützpunkte, Manöver und die Erprobung von Waffen sind "
            "verboten. Soldaten dürfen kommen, wenn sie der Forschung helfen.</p>"
            "<p>In Kraft trat der Vertrag am 23. Juni 1961, als alle zwölf ihn ratifiziert hatten. Die Urkunden verwahren die "
            "Vereinigten Staaten.</p>"
        ),
        Card("antarctica"),
        Text(
            "<h2>Dreißig Jahre später</h2>"
            "<p>Am 4. Oktober 1991 kam in Madrid ein Protokoll dazu. Es erklärt die Antarktis zum Naturreservat, dem Frieden und der "
            "Wissenschaft gewidmet, und verbietet, ihre Bodenschätze anzutasten; nur die Forschung ist ausgenommen. Seit dem 14. Januar "
            "1998 gilt es. Im Register hat das Protokoll einen eigenen Eintrag.</p>"
            "<p>Ein Blick auf die Beteiligten lohnt sich auch hier. Zwei der zwölf gibt es nicht mehr: die Sowjetunion und die "
            "Südafrikanische Union. Sie wurde am 31. Mai 1961 zur Republik, gut drei Wochen bevor der Vertrag in Kraft trat.</p>"
        ),
        FactBox("Vier Sprachen", "<p>Der Vertrag ist auf Englisch, Französisch, Russisch und Spanisch abgefasst.</p>"),
    ),
)

GERMAN_AS_FIRST_PUBLISHED = GERMAN.saying("23. Juni 1961", "23. Juni 1960")

CORRECTION = (
    "In einer früheren Fassung hieß es, der Antarktisvertrag sei am 23. Juni 1960 in Kraft getreten. Richtig ist der 23. Juni 1961."
)

ENGLISH = Story(
    key="antarctica-en",
    language="en",
    translation_of="antarctica-de",
    section="wissenschaft",
    kicker="Antarctic Treaty 1959",
    slug="a-continent-for-science",
    headline="A continent for science",
    standfirst="Twelve states agreed not to test weapons at the South Pole, but to ask questions there.",
    picture="antarctica",
    topics=("polargebiete",),
    bylines=(("feldkamp", "author"), ("soerens", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>On 1 December 1959 twelve states signed the Antarctic Treaty in Washington. Their scientists had worked together in the "
            "International Geophysical Year; now it was to stay that way. The first article says so plainly: Antarctica is used for "
            "peaceful purposes only. Bases, manoeuvres and the testing of weapons are prohibited. Soldiers may come if they help "
            "research.</p>"
            "<p>The treaty entered into force on 23 June 1961, when all twelve had ratified it. The United States keeps the "
            "instruments.</p>"
        ),
        Card("antarctica"),
        Text(
            "<h2>Thirty years later</h2>"
            "<p>On 4 October 1991 a protocol was added in Madrid. It makes Antarctica a natural reserve, devoted to peace and science, "
            "and forbids touching its mineral resources; only research is exempt. It has been in force since 14 January 1998. In the "
            "register, the protocol has a record of its own.</p>"
            "<p>Here too the parties deserve a look. Two of the twelve no longer exist: the Soviet Union and the Union of South Africa. "
            "The latter became a republic on 31 May 1961, a little more than three weeks before the treaty entered into force.</p>"
        ),
        FactBox("Four languages", "<p>The treaty is drawn up in English, French, Russian and Spanish.</p>"),
    ),
)

EMBARGOED = Story(
    key="antarctica-protocol-de",
    language="de",
    section="wissenschaft",
    kicker="Protokoll von Madrid",
    headline="Wie aus einem Vertrag ein Naturreservat wurde",
    standfirst="Gut sechs Jahre lagen zwischen der Unterschrift von Madrid und dem Tag, an dem das Protokoll zu gelten begann.",
    picture="antarctica",
    topics=("polargebiete",),
    bylines=(("feldkamp", "author"),),
    mentions=(),
    body=(
        Text(
            "<p>Am 4. Oktober 1991 lag das Umweltschutzprotokoll in Madrid zur Unterzeichnung auf. Erst am 14. Januar 1998 trat es in "
            "Kraft, nachdem die letzten Staaten ratifiziert hatten.</p>"
        ),
        Card("antarctica"),
    ),
)

STORIES = (GERMAN, ENGLISH)
