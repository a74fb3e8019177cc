"""The background piece on Alaska, and the short anniversary piece that is scheduled ahead."""

from newsroom.demo.shapes import Card, FactBox, On, Quotation, Story, T, Text

MENTIONS = (("seward", "subject"), ("stoeckl", "quoted"), ("usa", "subject"), ("russian-empire", "subject"))

RECEIPT = Quotation(
    speaker="stoeckl",
    position="stoeckl-envoy",
    text=(
        "The undersigned … do hereby acknowledge to have received at the Treasury Department in Washington Seven Million Twohundred "
        "thousand dollars"
    ),
    language="en",
    translation="Der Unterzeichnete … bestätigt hiermit, im Schatzamt in Washington sieben Millionen zweihunderttausend Dollar "
    "empfangen zu haben",
    said_on=On("1868-08-01"),
    occasion=T("Quittung", "Receipt"),
    source="alaska-draft",
    locator="Receipt of 1 August 1868",
)

GERMAN = Story(
    key="alaska-de",
    language="de",
    section="geschichte",
    kicker="Alaska 1867",
    slug="alaska-drei-monate-zu-spaet-bezahlt",
    headline="Alaska wurde gut drei Monate zu spät bezahlt",
    standfirst="Der Kaufpreis stand im Vertrag, die Frist auch. Warum das Gold trotzdem auf sich warten ließ.",
    picture="alaska",
    topics=("gebiete",),
    bylines=(("reuther", "author"),),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Am 30. März 1867 unterzeichneten zwei Männer in Washington einen Vertrag, der die Karte Nordamerikas veränderte. "
            "William H. Seward, Außenminister der Vereinigten Staaten, und Eduard von Stoeckl, der Gesandte des Zaren, vereinbarten die "
            "Abtretung der russischen Besitzungen auf dem Kontinent. Der Preis: 7.200.000 Dollar in Gold.</p>"
            "<p>Wann zu zahlen war, steht im sechsten Artikel: binnen zehn Monaten nach dem Austausch der Ratifikationsurkunden. Der "
            "fand am 20. Juni 1867 statt. Die Frist endete also am 20. April 1868.</p>"
        ),
        Card("alaska"),
        Text(
            "<h2>Die Frist verstreicht</h2>"
            "<p>Das Geld musste der Kongress bewilligen, und das Repräsentantenhaus ließ sich Zeit; auch das Verfahren gegen Präsident "
            "Andrew Johnson kam dazwischen. Als die zehn Monate um waren, war nichts bezahlt. Erst am 1. August 1868 stellte das "
            "Schatzamt die Anweisung aus. Am selben Tag unterschrieb Stoeckl die Quittung.</p>"
        ),
        RECEIPT,
        Text(
            "<p>Für ein Register ist das ein Lehrstück. Eine Zusage mit Datum lässt sich prüfen: Im Eintrag steht sie erst als nicht "
            "erfüllt, dann als erfüllt, und beide Bewertungen bleiben nebeneinander stehen. Wer nur das Ende kennt, sieht ein "
            "gehaltenes Versprechen. Wer den Verlauf liest, sieht auch die gut drei Monate, in denen es das nicht war.</p>"
        ),
    ),
)

ENGLISH = Story(
    key="alaska-en",
    language="en",
    translation_of="alaska-de",
    section="geschichte",
    kicker="Alaska 1867",
    slug="alaska-paid-three-months-late",
    headline="Alaska was paid for more than three months late",
    standfirst="The treaty named the price, and the deadline too. Why the gold still took its time.",
    picture="alaska",
    topics=("gebiete",),
    bylines=(("reuther", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>On 30 March 1867 two men in Washington signed a treaty that changed the map of North America. William H. Seward, "
            "Secretary of State of the United States, and Eduard de Stoeckl, the Tsar’s envoy, agreed on the cession of the Russian "
            "possessions on the continent. The price: 7,200,000 dollars in gold.</p>"
            "<p>When to pay is laid down in the sixth article: within ten months of the exchange of ratifications. That took place on "
            "20 June 1867, so the time ran out on 20 April 1868.</p>"
        ),
        Card("alaska"),
        Text(
            "<h2>The deadline passes</h2>"
            "<p>Congress had to appropriate the money, and the House of Representatives took its time; the impeachment of President "
            "Andrew Johnson came in between. When the ten months were over, nothing had been paid. Not until 1 August 1868 did the "
            "Treasury issue its warrant. On the same day Stoeckl signed the receipt.</p>"
        ),
        RECEIPT,
        Text(
            "<p>For a register this is a lesson. A commitment with a date can be checked: the record shows it first as not fulfilled, "
            "then as fulfilled, and both ratings stay side by side. Those who know only the end see a promise kept. Those who read the "
            "whole course also see the three months and more in which it was not.</p>"
        ),
    ),
)

ANNIVERSARY_GERMAN = Story(
    key="alaska-calendar-de",
    language="de",
    section="geschichte",
    kicker="Kalenderblatt",
    slug="kalenderblatt-anweisung-nr-927",
    headline="Kalenderblatt: Anweisung Nummer 927",
    standfirst="Ein Blatt Papier aus dem Schatzamt machte aus einer überfälligen Zusage eine erfüllte.",
    picture="alaska",
    topics=("gebiete",),
    bylines=(("soerens", "author"),),
    mentions=(("usa", "subject"), ("stoeckl", "mentioned")),
    body=(
        Text(
            "<p>Die Anweisung trägt die Nummer 927 und das Datum 1. August 1868. Mit ihr zahlten die Vereinigten Staaten 7.200.000 "
            "Dollar für Alaska. Stoeckl, der russische Gesandte, bestätigte den Empfang noch am selben Tag.</p>"
        ),
        Card("alaska"),
        FactBox(
            "Drei Daten",
            "<ul><li>20. Juni 1867: Die Frist beginnt.</li>"
            "<li>20. April 1868: Sie endet.</li>"
            "<li>1. August 1868: Es wird gezahlt.</li>"
            "</ul>",
        ),
    ),
)

ANNIVERSARY_ENGLISH = Story(
    key="alaska-calendar-en",
    language="en",
    translation_of="alaska-calendar-de",
    section="geschichte",
    kicker="On this day",
    slug="on-this-day-warrant-no-927",
    headline="On this day: warrant number 927",
    standfirst="A sheet of paper from the Treasury turned an overdue commitment into a fulfilled one.",
    picture="alaska",
    topics=("gebiete",),
    bylines=(("soerens", "author"), ("halloway", "translator")),
    mentions=(("usa", "subject"), ("stoeckl", "mentioned")),
    body=(
        Text(
            "<p>The warrant bears the number 927 and the date of 1 August 1868. With it the United States paid 7,200,000 dollars for "
            "Alaska. Stoeckl, the Russian envoy, acknowledged receipt on the same day.</p>"
        ),
        Card("alaska"),
        FactBox(
            "Three dates",
            "<ul><li>20 June 1867: the time begins to run.</li>"
            "<li>20 April 1868: it ends.</li>"
            "<li>1 August 1868: payment is made.</li>"
            "</ul>",
        ),
    ),
)

STORIES = (GERMAN, ENGLISH)
