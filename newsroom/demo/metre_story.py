"""The background piece on the Metre Convention, and the short piece on it that ran twice by mistake and was withdrawn."""

from newsroom.demo.shapes import Card, FactBox, Story, Text

MENTIONS = (("bipm", "subject"), ("france", "mentioned"), ("akerman", "mentioned"))

GERMAN = Story(
    key="metre-de",
    language="de",
    section="wissenschaft",
    kicker="Meterkonvention 1875",
    slug="siebzehn-staaten-und-ein-meter",
    headline="Siebzehn Staaten und ein Meter",
    standfirst="Ein Maß, das überall gleich ist, musste erst vereinbart werden. Mehrere Unterzeichner gibt es nicht mehr; das Maß gilt.",
    picture="metre",
    topics=("masse",),
    bylines=(("feldkamp", "author"),),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Ein Meter soll überall ein Meter sein. Das klingt selbstverständlich; 1875 war es das nicht. Am 20. Mai jenes Jahres "
            "unterzeichneten in Paris die Bevollmächtigten von siebzehn Staaten die Meterkonvention. Sie gründeten ein Büro, das sie "
            "gemeinsam bezahlen: das Internationale Büro für Maß und Gewicht.</p>"
            "<p>Seine Aufgabe war handfest. Es sollte die neuen Urmaße des Meters und des Kilogramms verwahren und die Normale der "
            "einzelnen Staaten immer wieder an ihnen prüfen. Die Ratifikationsurkunden wurden am 20. Dezember 1875 in Versailles "
            "ausgetauscht, und am 1. Januar 1876 trat die Konvention in Kraft.</p>"
        ),
        Card("metre"),
        Text(
            "<h2>Staaten vergehen, das Maß bleibt</h2>"
            "<p>Wer heute die Liste der Unterzeichner liest, stößt auf Namen aus dem Geschichtsbuch: Österreich-Ungarn, das Osmanische "
            "Reich, das Russische Reich, das Deutsche Reich. Die Union von Schweden und Norwegen endete 1905. Das Register führt sie "
            "als eigene Staaten, mit Anfang und Ende, und schiebt ihnen keinen Nachfolger unter.</p>"
            "<p>Auch die Konvention blieb nicht stehen. Am 6. Oktober 1921 wurde sie in Sèvres geändert; seither gehören die "
            "elektrischen Einheiten dazu. Und eine Unterschrift erzählt eine kleine Geschichte: Für Schweden und Norwegen zeichnete H. "
            "Åkerman, weil Baron Adelswärd, der Gesandte, verhindert war.</p>"
        ),
        FactBox(
            "Wer zahlt wie viel?",
            "<p>Die Kosten des Büros teilten sich die Staaten nach ihrer Bevölkerung. So bestimmte es der neunte Artikel.</p>",
        ),
    ),
)

ENGLISH = Story(
    key="metre-en",
    language="en",
    translation_of="metre-de",
    section="wissenschaft",
    kicker="Metre Convention 1875",
    slug="seventeen-states-and-one-metre",
    headline="Seventeen states and one metre",
    standfirst="A measure that is the same everywhere first had to be agreed. Several of the signatories are gone; the measure holds.",
    picture="metre",
    topics=("masse",),
    bylines=(("feldkamp", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>A metre should be a metre everywhere. That sounds obvious; in 1875 it was not. On 20 May of that year the "
            "plenipotentiaries of seventeen states signed the Metre Convention in Paris. They founded a bureau for which they pay "
            "together: the International Bureau of Weights and Measures.</p>"
            "<p>Its task was down to earth. It was to keep the new prototypes of the metre and the kilogram, and to check the standards "
            "of the several states against them again and again. Ratifications were exchanged at Versailles on 20 December 1875, and on "
            "1 January 1876 the convention entered into force.</p>"
        ),
        Card("metre"),
        Text(
            "<h2>States pass, the measure stays</h2>"
            "<p>Whoever reads the list of signatories today comes upon names from the history book: Austria-Hungary, the Ottoman "
            "Empire, the Russian Empire, the German Reich. The union of Sweden and Norway ended in 1905. The register keeps them as "
            "states of their own, with a beginning and an end, and does not quietly put a successor in their place.</p>"
            "<p>Nor did the convention stand still. It was amended at Sèvres on 6 October 1921; since then electrical units have been "
            "part of it. And one signature tells a small story: H. Åkerman signed for Sweden and Norway because Baron Adelswärd, the "
            "envoy, was prevented.</p>"
        ),
        FactBox(
            "Who pays how much?",
            "<p>The states shared the cost of the bureau in proportion to their population. The ninth article said so.</p>",
        ),
    ),
)

# Published by mistake beside the piece above, and withdrawn the next day.
DUPLICATE = Story(
    key="metre-duplicate-de",
    language="de",
    section="wissenschaft",
    kicker="Meterkonvention 1875",
    slug="ein-mass-fuer-siebzehn-staaten",
    headline="Ein Maß für siebzehn Staaten",
    standfirst="Wie 1875 in Paris das Internationale Büro für Maß und Gewicht entstand.",
    picture="metre",
    topics=("masse",),
    bylines=(("feldkamp", "author"),),
    mentions=(("bipm", "subject"),),
    body=(
        Text(
            "<p>Am 20. Mai 1875 unterzeichneten in Paris die Bevollmächtigten von siebzehn Staaten die Meterkonvention. Sie gründeten das "
            "Internationale Büro für Maß und Gewicht, das die Urmaße verwahrt.</p>"
        ),
        Card("metre"),
    ),
)

WITHDRAWAL_REASON = "Dieser Beitrag war versehentlich zweimal erschienen. Wir haben die kürzere Fassung zurückgezogen; „Siebzehn "
"Staaten und ein Meter“ bleibt stehen."

STORIES = (GERMAN, ENGLISH)
