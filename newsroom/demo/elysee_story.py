"""The background piece on the Élysée Treaty. Its German original went on; the English translation has not caught up."""

from dataclasses import replace

from newsroom.demo.shapes import Card, FactBox, Story, Text

MENTIONS = (
    ("adenauer", "subject"),
    ("schroeder", "subject"),
    ("de-gaulle", "subject"),
    ("pompidou", "mentioned"),
    ("couve", "mentioned"),
    ("germany", "mentioned"),
    ("france", "mentioned"),
)

OPENING = Text(
    "<p>Fünf Männer unterzeichneten am 22. Januar 1963 im Pariser Élysée-Palast den Vertrag über die deutsch-französische "
    "Zusammenarbeit. Für die Bundesrepublik Deutschland waren es Bundeskanzler Konrad Adenauer und Außenminister Gerhard Schröder, für "
    "Frankreich Staatspräsident Charles de Gaulle, Premierminister Georges Pompidou und Außenminister Maurice Couve de Murville.</p>"
    "<p>Der Vertrag setzt auf Gewohnheit. Die Staats- und Regierungschefs sollen mindestens zweimal im Jahr zusammenkommen, die "
    "Außenminister alle drei Monate; auch über Verteidigung, Erziehung und Jugend wird regelmäßig gesprochen.</p>"
)

OFFICES = Text(
    "<h2>Wer war an diesem Tag was?</h2>"
    "<p>Wer einen Namen unter einem Vertrag liest, möchte wissen, wer gemeint ist und welches Amt er an diesem Tag hatte. Gerhard "
    "Schröder, geboren 1910 und gestorben 1989, war seit November 1961 Außenminister, Pompidou seit April 1962 Premierminister. Das "
    "Register verbindet jede Unterschrift mit einem Amt und rechnet nach, ob es an jenem Dienstag besetzt war.</p>"
    "<p>In Kraft trat der Vertrag am 2. Juli 1963, nachmittags um fünf. Da tauschten Schröder und der französische Botschafter Roland "
    "de Margerie im Auswärtigen Amt die Ratifikationsurkunden aus.</p>"
)

YOUTH_OFFICE = Text(
    "<p>Drei Tage danach, am 5. Juli 1963, folgte das Abkommen, mit dem das Deutsch-Französische Jugendwerk gegründet wurde.</p>"
)

PAPER = FactBox(
    "Geliehenes Papier",
    "<p>Die deutsche Delegation war auf einen förmlichen Vertrag nicht eingerichtet. Vertragspapier und Mappen kamen großenteils aus dem "
    "französischen Außenministerium.</p>",
)

GERMAN_AS_FIRST_PUBLISHED = Story(
    key="elysee-de",
    language="de",
    section="politik",
    kicker="Élysée-Vertrag 1963",
    slug="fuenf-unterschriften-im-elysee",
    headline="Fünf Unterschriften im Élysée",
    standfirst="Ein Vertrag, der das Treffen zur Pflicht machte, und fünf Ämter, die man an einem Tag nachrechnen kann.",
    picture="elysee",
    topics=("nachbarn",),
    bylines=(("reuther", "author"),),
    mentions=MENTIONS,
    body=(OPENING, Card("elysee"), OFFICES, PAPER),
)

GERMAN = replace(GERMAN_AS_FIRST_PUBLISHED, body=(OPENING, Card("elysee"), OFFICES, YOUTH_OFFICE, PAPER))

ENGLISH = Story(
    key="elysee-en",
    language="en",
    translation_of="elysee-de",
    section="politik",
    kicker="Élysée Treaty 1963",
    slug="five-signatures-at-the-elysee",
    headline="Five signatures at the Élysée",
    standfirst="A treaty that made meeting a duty, and five offices that can be checked for a single day.",
    picture="elysee",
    topics=("nachbarn",),
    bylines=(("reuther", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>On 22 January 1963 five men signed the treaty on Franco-German cooperation at the Élysée Palace in Paris. For the "
            "Federal Republic of Germany they were Chancellor Konrad Adenauer and Foreign Minister Gerhard Schröder; for France, "
            "President Charles de Gaulle, Prime Minister Georges Pompidou and Foreign Minister Maurice Couve de Murville.</p>"
            "<p>The treaty relies on habit. The heads of state and government are to meet at least twice a year, the foreign ministers "
            "every three months; defence, education and youth are discussed regularly as well.</p>"
        ),
        Card("elysee"),
        Text(
            "<h2>Who was what on that day?</h2>"
            "<p>Whoever reads a name beneath a treaty would like to know who is meant, and which office he held that day. Gerhard "
            "Schröder, born in 1910 and died in 1989, had been Foreign Minister since November 1961, Pompidou Prime Minister since "
            "April 1962. The register ties each signature to an office and works out whether it was held on that Tuesday.</p>"
            "<p>The treaty entered into force on 2 July 1963, at five in the afternoon. It was then that Schröder and the French "
            "ambassador, Roland de Margerie, exchanged the ratifications in the Foreign Office.</p>"
        ),
        FactBox(
            "Borrowed paper",
            "<p>The German delegation had not come prepared for a formal treaty. Most of the treaty paper and the folders were supplied "
            "by the French foreign ministry.</p>",
        ),
    ),
)

IN_REVIEW = Story(
    key="elysee-afternoon-de",
    language="de",
    section="politik",
    kicker="Élysée-Vertrag 1963",
    headline="Ein Nachmittag im Auswärtigen Amt",
    standfirst="Wie am 2. Juli 1963 aus einem unterschriebenen Vertrag ein geltender wurde.",
    picture="elysee",
    topics=("nachbarn",),
    bylines=(("reuther", "author"),),
    mentions=(("schroeder", "subject"),),
    body=(
        Text(
            "<p>Um 17 Uhr trafen sich Außenminister Gerhard Schröder und Botschafter Roland de Margerie, um die Ratifikationsurkunden "
            "auszutauschen. Sie unterschrieben ein Protokoll, Schröder hielt eine Ansprache, und der Vertrag war in Kraft.</p>"
        ),
        Card("elysee"),
    ),
)

STORIES = (GERMAN, ENGLISH)
