"""The Treaty of Rapallo: two accounts of its entry into force stand side by side, and its signatories are written in many ways."""

from newsroom.demo.shapes import Actor, Agreement, AgreementEvent, Name, On, Party, Picture, Position, Provision, Signature, Source, T

SOURCES = (
    Source(
        key="rapallo-text",
        title="Deutsch-russischer Vertrag vom 16. April 1922 (Volltext)",
        publisher="1000 Schlüsseldokumente zur russischen und sowjetischen Geschichte",
        url="https://www.1000dokumente.de/",
        published="1922-04-16",
        retrieved="2026-11-23",
        language="de",
        kind="contract_text",
        public_domain=True,
    ),
    Source(
        key="lnts-19",
        title="League of Nations Treaty Series, vol. 19, p. 248",
        publisher="League of Nations",
        published="1923",
        language="en",
        kind="registry",
    ),
    Source(
        key="rapallo-ended",
        title="Rapallo-Vertrag",
        publisher="Lexikon Drittes Reich",
        url="http://www.lexikon-drittes-reich.de/Rapallo-Vertrag",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
    Source(
        key="rathenau-bio",
        title="Walther Rathenau",
        publisher="Preußen – Chronik eines deutschen Staates",
        url="https://preussenchronik.de/person_jsp/key=person_walther_rathenau.html",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
    Source(
        key="rathenau-appointed",
        title="Walther Rathenau – Weimars innerlich zerrissener Außenminister",
        publisher="Deutschlandfunk",
        url="https://www.deutschlandfunk.de/beitragstitevor-100-jahren-wurde-walther-rathenau-aussenministerl-100.html",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
    Source(
        key="chicherin-bio",
        title="Georgi Wassiljewitsch Tschitscherin",
        publisher="Wikipedia",
        url="https://de.wikipedia.org/wiki/Georgi_Wassiljewitsch_Tschitscherin",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
)

PICTURE = Picture(
    key="rapallo",
    alt=T(
        "Zeichnung: ein Blatt mit zwei Schriftzügen, die sich auf einer Zeile treffen, darüber zwei Punkte auf einer Zeitachse.",
        "Drawing: a sheet with two flourishes that meet on one line, and above them two points on a timeline.",
    ),
    caption=T(
        "Zwei Schriftzüge, eine Zeile: die Unterschriften von Rapallo, frei gezeichnet.",
        "Two hands, one line: the signatures of Rapallo, drawn freely.",
    ),
)

ACTORS = (
    Actor(
        key="rathenau",
        kind="person",
        name=T("Walther Rathenau", "Walther Rathenau"),
        description=T(
            "Deutscher Industrieller, Schriftsteller und Politiker; Außenminister von Februar 1922 bis zu seiner Ermordung.",
            "German industrialist, writer and politician; foreign minister from February 1922 until he was murdered.",
        ),
        country="DE",
        source="rathenau-bio",
        began=On("1867-09-29"),
        ended=On("1922-06-24"),
        names=(
            Name(text="Walter Rathenau", language="de", kind="alias", source="rapallo-text"),
            Name(text="Вальтер Ратенау", language="ru", kind="transliteration"),
        ),
        positions=(
            Position(
                key="rathenau-minister",
                organization="german-reich",
                title=T("Reichsminister des Auswärtigen", "Foreign minister"),
                since=On("1922-02-01"),
                until=On("1922-06-24"),
                source="rathenau-appointed",
            ),
        ),
    ),
    Actor(
        key="chicherin",
        kind="person",
        name=T("Georgi Tschitscherin", "Georgy Chicherin"),
        description=T(
            "Russischer und sowjetischer Politiker, von 1918 bis 1930 Volkskommissar für Auswärtige Angelegenheiten.",
            "Russian and Soviet politician, People’s Commissar for Foreign Affairs from 1918 to 1930.",
        ),
        source="chicherin-bio",
        began=On("1872-11-24"),
        ended=On("1936-07-07"),
        names=(
            Name(text="Георгий Васильевич Чичерин", language="ru", kind="alias"),
            Name(text="Георгий Чичерин", language="ru", kind="alias"),
            Name(text="Georgij Vasil'evič Čičerin", language="ru-Latn", kind="transliteration"),
            Name(text="Georgi Wassiljewitsch Tschitscherin", language="de", kind="transliteration"),
            Name(text="Tschitscherine", language="de", kind="transliteration", source="rapallo-text"),
            Name(text="Gueorgui Tchitcherine", language="fr", kind="transliteration"),
        ),
        positions=(
            Position(
                key="chicherin-rsfsr",
                organization="rsfsr",
                title=T("Volkskommissar für Auswärtige Angelegenheiten", "People’s Commissar for Foreign Affairs"),
                since=On("1918"),
                until=On("1923"),
            ),
            Position(
                key="chicherin-ussr",
                organization="ussr",
                title=T("Volkskommissar für Auswärtige Angelegenheiten", "People’s Commissar for Foreign Affairs"),
                since=On("1923"),
                until=On("1930"),
            ),
        ),
    ),
)

AGREEMENT = Agreement(
    key="rapallo",
    title=T(
        "Vertrag zwischen dem Deutschen Reich und der Russischen Sozialistischen Föderativen Sowjetrepublik",
        "Treaty between the German Reich and the Russian Socialist Federative Soviet Republic",
    ),
    short_title=T("Vertrag von Rapallo", "Treaty of Rapallo"),
    form="treaty",
    binding="binding",
    text_status="full",
    place=T("Rapallo", "Rapallo"),
    topics=("nachbarn",),
    source="rapallo-text",
    summary=T(
        "Das Deutsche Reich und Sowjetrussland verzichten gegenseitig auf den Ersatz ihrer Kriegskosten und Kriegsschäden und nehmen "
        "wieder diplomatische Beziehungen auf. Über das Inkrafttreten gibt es zwei Angaben; beide stehen hier mit ihrem Beleg.",
        "The German Reich and Soviet Russia waive compensation for their war costs and war damage, and resume diplomatic relations. There "
        "are two accounts of its entry into force; both are given here, each with its source.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1922-04-16")),
        AgreementEvent(
            kind="in_force",
            date=On("1922-04-16"),
            locator="Art. 6",
            note=T(
                "Nach dem Vertragstext traten alle Bestimmungen außer den Artikeln 1b und 4 sofort in Kraft.",
                "By the text of the treaty, all provisions but Articles 1(b) and 4 entered into force at once.",
            ),
        ),
        AgreementEvent(
            kind="exchanged",
            date=On("1923-01-31"),
            source="lnts-19",
            note=T("Austausch der Ratifikationsurkunden in Berlin.", "Exchange of ratifications in Berlin."),
        ),
        AgreementEvent(
            kind="in_force",
            date=On("1923-01-31"),
            source="lnts-19",
            note=T(
                "Wer ab dem Austausch der Ratifikationsurkunden zählt, nennt diesen Tag.",
                "Those who count from the exchange of ratifications name this day.",
            ),
        ),
        AgreementEvent(
            kind="terminated",
            date=On("1941-06-22"),
            source="rapallo-ended",
            note=T("Mit dem deutschen Angriff auf die Sowjetunion.", "With the German attack on the Soviet Union."),
        ),
    ),
    parties=(Party(actor="german-reich"), Party(actor="rsfsr")),
    signatures=(
        Signature(
            party="german-reich",
            person="rathenau",
            capacity=T("Reichsminister", "Reich Minister"),
            position="rathenau-minister",
            locator="Präambel",
        ),
        Signature(
            party="rsfsr",
            person="chicherin",
            capacity=T("Volkskommissar", "People’s Commissar"),
            position="chicherin-rsfsr",
            locator="Präambel",
        ),
    ),
    provisions=(
        Provision(
            reference="Art. 1 a",
            kind="obligation",
            topic="nachbarn",
            text=T(
                "Gegenseitiger Verzicht auf den Ersatz der Kriegskosten und der Kriegsschäden",
                "Mutual waiver of compensation for war costs and war damage",
            ),
            locator="Art. 1 a)",
            excerpt="verzichten gegenseitig auf den Ersatz ihrer Kriegskosten sowie auf den Ersatz der Kriegsschäden",
        ),
        Provision(
            reference="Art. 1 c",
            kind="obligation",
            text=T(
                "Gegenseitiger Verzicht auf die Erstattung der Aufwendungen für Kriegsgefangene",
                "Mutual waiver of the costs of prisoners of war",
            ),
            locator="Art. 1 c)",
            excerpt="Deutschland und Rußland verzichten gegenseitig auf Erstattung der beiderseitigen Aufwendungen für Kriegsgefangene.",
        ),
    ),
)
