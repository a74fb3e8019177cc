"""The background piece on Rapallo, and the unpublished notes on what entry into force means."""

from newsroom.demo.shapes import Card, Story, Text

MENTIONS = (("rathenau", "subject"), ("chicherin", "subject"), ("german-reich", "mentioned"), ("rsfsr", "mentioned"))

GERMAN = Story(
    key="rapallo-de",
    language="de",
    section="geschichte",
    kicker="Rapallo 1922",
    slug="rapallo-seit-wann-galt-der-vertrag",
    headline="Rapallo: Seit wann galt der Vertrag?",
    standfirst="Auf eine einfache Frage gibt es zwei belegte Antworten. Das Register führt beide.",
    picture="rapallo",
    topics=("nachbarn",),
    bylines=(("reuther", "author"), ("soerens", "author")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Während in Genua über die Wirtschaft Europas verhandelt wurde, einigten sich zwei Außenseiter dreißig Kilometer weiter. Am "
            "16. April 1922, einem Sonntag, unterzeichneten in Rapallo Reichsaußenminister Walther Rathenau und Volkskommissar Georgi "
            "Tschitscherin einen Vertrag zwischen dem Deutschen Reich und Sowjetrussland. Beide Seiten verzichteten auf den Ersatz ihrer "
            "Kriegskosten und Kriegsschäden und nahmen wieder diplomatische Beziehungen auf.</p>"
        ),
        Card("rapallo"),
        Text(
            "<h2>Zwei Daten, zwei Belege</h2>"
            "<p>Seit wann galt der Vertrag? Sein sechster Artikel sagt: Nur die Artikel 1b und 4 treten mit der Ratifikation in Kraft, "
            "alles Übrige sofort. Danach galt er im Kern seit dem Tag der Unterschrift. Wer dagegen ab dem Austausch der "
            "Ratifikationsurkunden in Berlin zählt, kommt auf den 31. Januar 1923. Das Register entscheidet den Streit nicht. Es stellt "
            "die Angaben nebeneinander, jede mit ihrem Beleg.</p>"
            "<h2>Ein Name, viele Schreibweisen</h2>"
            "<p>Auch die Namen verlangen Sorgfalt. Георгий Чичерин heißt auf Deutsch meist Tschitscherin und auf Englisch Chicherin; "
            "der Vertragstext druckt „Tschitscherine“. Wer nach einer dieser Formen sucht, soll denselben Menschen finden. Rathenau "
            "blieb wenig Zeit: Keine zehn Wochen nach der Unterschrift, am 24. Juni 1922, wurde er in Berlin ermordet.</p>"
        ),
    ),
)

ENGLISH = Story(
    key="rapallo-en",
    language="en",
    translation_of="rapallo-de",
    section="geschichte",
    kicker="Rapallo 1922",
    slug="rapallo-when-did-the-treaty-begin",
    headline="Rapallo: when did the treaty begin?",
    standfirst="A simple question has two answers, both with a source. The register keeps both.",
    picture="rapallo",
    topics=("nachbarn",),
    bylines=(("reuther", "author"), ("soerens", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>While the economy of Europe was being negotiated in Genoa, two outsiders came to terms thirty kilometres away. On 16 "
            "April 1922, a Sunday, the German foreign minister Walther Rathenau and People’s Commissar Georgy Chicherin signed a treaty "
            "at Rapallo between the German Reich and Soviet Russia. Both sides waived compensation for their war costs and war damage, "
            "and resumed diplomatic relations.</p>"
        ),
        Card("rapallo"),
        Text(
            "<h2>Two dates, two sources</h2>"
            "<p>When did the treaty begin to hold? Its sixth article says: only Articles 1(b) and 4 enter into force upon ratification, "
            "all the rest at once. By that, its core was in force from the day of signature. Those who count from the exchange of "
            "ratifications in Berlin arrive at 31 January 1923. The register does not settle the dispute. It puts the accounts side by "
            "side, each with its source.</p>"
            "<h2>One name, many spellings</h2>"
            "<p>The names call for care as well. Георгий Чичерин is mostly Tschitscherin in German and Chicherin in English; the text "
            "of the treaty prints “Tschitscherine”. Whoever searches for one of these forms should find the same man. Rathenau had "
            "little time left: less than ten weeks after he signed, on 24 June 1922, he was murdered in Berlin.</p>"
        ),
    ),
)

DRAFT = Story(
    key="rapallo-notes-de",
    language="de",
    section="politik",
    kicker="Wie wir arbeiten",
    headline="Was heißt eigentlich „in Kraft“?",
    standfirst="Notizen zu einem Wort, das in jedem Eintrag steht und selten nur eines bedeutet.",
    topics=("diplomatie",),
    bylines=(("soerens", "author"),),
    mentions=(),
    body=(
        Text(
            "<p>Manche Verträge gelten ab der Unterschrift, andere ab der Ratifikation, wieder andere an einem festen Tag. Die "
            "Meterkonvention nannte den 1. Januar 1876, der Vertrag von Rapallo unterschied zwischen seinen Artikeln.</p>"
            "<p>Noch zu klären: Welche Beispiele nehmen wir auf?</p>"
        ),
        Card("rapallo"),
    ),
)

STORIES = (GERMAN, ENGLISH)
