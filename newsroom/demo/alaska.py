"""The cession of Alaska: a commitment with a date, missed and then kept. The text of 1867 is in the public domain."""

from newsroom.demo.shapes import (
    Actor,
    Agreement,
    AgreementEvent,
    Amount,
    Assessment,
    Commitment,
    Name,
    On,
    Party,
    Picture,
    Position,
    Provision,
    Signature,
    Source,
    T,
)

SOURCES = (
    Source(
        key="15-stat-539",
        title="Treaty concerning the Cession of the Russian Possessions in North America, 15 Stat. 539",
        publisher="United States Statutes at Large",
        url="https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_15.djvu/571",
        published="1867",
        retrieved="2026-11-23",
        language="en",
        kind="contract_text",
        public_domain=True,
    ),
    Source(
        key="alaska-draft",
        title="Draft for Payment for the Purchase of Alaska, 1 August 1868 (National Archives Identifier 301666)",
        publisher="U.S. National Archives, Record Group 217",
        url="https://docsteach.org/documents/document/draft-payment-alaska",
        published="1868-08-01",
        retrieved="2026-11-23",
        language="en",
        kind="government",
        public_domain=True,
    ),
    Source(
        key="alaska-warrant",
        title="Treasury Warrant in the Amount of $7.2 Million for the Purchase of Alaska",
        publisher="World Digital Library, Library of Congress",
        url="https://www.wdl.org/en/item/16746/",
        retrieved="2026-11-23",
        language="en",
        kind="government",
    ),
    Source(
        key="seward-bio",
        title="William H. Seward",
        publisher="Wikipedia",
        url="https://en.wikipedia.org/wiki/William_H._Seward",
        retrieved="2026-11-23",
        language="en",
        kind="media",
    ),
    Source(
        key="stoeckl-bio",
        title="Eduard von Stoeckl",
        publisher="Wikipedia",
        url="https://de.wikipedia.org/wiki/Eduard_von_Stoeckl",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
)

PICTURE = Picture(
    key="alaska",
    alt=T(
        "Zeichnung: eine zerklüftete Küstenlinie mit Inseln, Tiefenstufen im Wasser und einer gestrichelten Linie im Land.",
        "Drawing: a jagged coastline with islands, steps of depth in the water, and a dashed line across the land.",
    ),
    caption=T(
        "Eine Küste, wie ein Vertrag sie beschreibt: als Linie.",
        "A coast as a treaty describes it: as a line.",
    ),
)

ACTORS = (
    Actor(
        key="seward",
        kind="person",
        name=T("William H. Seward", "William H. Seward"),
        description=T(
            "Amerikanischer Politiker, Außenminister unter den Präsidenten Lincoln und Johnson.",
            "American politician, Secretary of State under Presidents Lincoln and Johnson.",
        ),
        country="US",
        source="seward-bio",
        began=On("1801-05-16"),
        ended=On("1872-10-10"),
        names=(Name(text="William Henry Seward", language="en", kind="alias"),),
        positions=(
            Position(
                key="seward-secretary",
                organization="usa",
                title=T("Außenminister", "Secretary of State"),
                since=On("1861-03-05"),
                until=On("1869-03-04"),
            ),
        ),
    ),
    Actor(
        key="stoeckl",
        kind="person",
        name=T("Eduard von Stoeckl", "Eduard de Stoeckl"),
        description=T(
            "Russischer Diplomat, Gesandter in Washington; sein Geburtsjahr ist unsicher.",
            "Russian diplomat, envoy in Washington; the year of his birth is uncertain.",
        ),
        source="stoeckl-bio",
        began=On("1803", "uncertain"),
        ended=On("1892-01-26"),
        names=(
            Name(text="Edward de Stoeckl", language="en", kind="alias", source="15-stat-539", locator="p. 539"),
            Name(text="Эдуард Андреевич Стекль", language="ru", kind="alias"),
        ),
        positions=(
            Position(
                key="stoeckl-envoy",
                organization="russian-empire",
                title=T("Gesandter in den Vereinigten Staaten", "Envoy to the United States"),
                since=On("1857"),
                until=On("1868"),
            ),
        ),
    ),
)

AGREEMENT = Agreement(
    key="alaska",
    title=T(
        "Vertrag über die Abtretung der russischen Besitzungen in Nordamerika an die Vereinigten Staaten",
        "Treaty concerning the Cession of the Russian Possessions in North America to the United States",
    ),
    short_title=T("Alaska-Vertrag", "Alaska convention"),
    form="convention",
    binding="binding",
    text_status="full",
    place=T("Washington", "Washington"),
    languages=("en", "fr"),
    topics=("gebiete",),
    source="15-stat-539",
    summary=T(
        "Der Zar tritt den Vereinigten Staaten seine Besitzungen in Nordamerika ab. Dafür zahlen sie binnen zehn Monaten nach dem "
        "Austausch der Ratifikationsurkunden 7.200.000 Dollar in Gold. Gezahlt wurde am 1. August 1868, gut drei Monate nach Ablauf der "
        "Frist.",
        "The Emperor of Russia cedes his possessions in North America to the United States. In return they pay 7,200,000 dollars in gold "
        "within ten months of the exchange of ratifications. Payment was made on 1 August 1868, more than three months after that date.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1867-03-30"), locator="p. 539"),
        AgreementEvent(
            kind="ratified",
            date=On("1867-05-28"),
            party="usa",
            locator="p. 539",
            note=T("Ratifikation durch die Vereinigten Staaten.", "Ratification by the United States."),
        ),
        AgreementEvent(
            kind="exchanged",
            date=On("1867-06-20"),
            locator="p. 539",
            note=T("In Washington; die zehn Monate beginnen zu laufen.", "In Washington; the ten months begin to run."),
        ),
        AgreementEvent(
            kind="in_force",
            date=On("1867-06-20"),
            locator="Art. I",
            note=T("Die Abtretung gilt mit dem Austausch.", "The cession holds from the exchange."),
        ),
    ),
    parties=(Party(actor="usa", locator="p. 539"), Party(actor="russian-empire", locator="p. 539")),
    signatures=(
        Signature(
            party="usa",
            person="seward",
            capacity=T("Außenminister", "Secretary of State"),
            position="seward-secretary",
            locator="p. 539",
        ),
        Signature(
            party="russian-empire",
            person="stoeckl",
            capacity=T(
                "Außerordentlicher Gesandter und bevollmächtigter Minister in den Vereinigten Staaten",
                "Envoy Extraordinary and Minister Plenipotentiary to the United States",
            ),
            position="stoeckl-envoy",
            locator="p. 539",
        ),
    ),
    provisions=(
        Provision(
            reference="Art. I",
            kind="obligation",
            topic="gebiete",
            text=T(
                "Abtretung des russischen Gebiets auf dem amerikanischen Kontinent und den angrenzenden Inseln",
                "Cession of the Russian territory on the American continent and the adjacent islands",
            ),
            locator="Art. I",
            excerpt="His Majesty the Emperor of all the Russias agrees to cede to the United States, by this convention, immediately "
            "upon the exchange of the ratifications thereof, all the territory and dominion now possessed by his said Majesty on the "
            "continent of America and in the adjacent islands",
        ),
        Provision(
            reference="Art. VI",
            kind="finance",
            text=T("Zahlung von 7.200.000 Dollar in Gold", "Payment of 7,200,000 dollars in gold"),
            locator="Art. VI, p. 543",
            excerpt="to pay at the treasury in Washington, within ten months after the exchange of the ratifications of this "
            "convention, to the diplomatic representative or other agent of his Majesty the Emperor of all the Russias, duly authorized "
            "to receive the same, seven million two hundred thousand dollars in gold",
        ),
    ),
    commitments=(
        Commitment(
            owed_by="usa",
            deliverable=T(
                "7.200.000 Dollar in Gold, zahlbar im Schatzamt in Washington",
                "7,200,000 dollars in gold, payable at the Treasury in Washington",
            ),
            beneficiary="russian-empire",
            measure=T(
                "Zahlung an den diplomatischen Vertreter des Zaren oder an einen Bevollmächtigten",
                "Payment to the Emperor’s diplomatic representative or other authorised agent",
            ),
            due=On("1868-04-20", "not_after"),
            due_status="dated",
            provision="Art. VI",
            locator="Art. VI, p. 543",
            assessments=(
                Assessment(
                    as_of=On("1868-04-21"),
                    rating="not_fulfilled",
                    source="alaska-warrant",
                    reason=T(
                        "Die zehn Monate sind am 20. April 1868 abgelaufen; das Geld ist nicht bewilligt, die Zahlung ist überfällig.",
                        "The ten months ended on 20 April 1868; the money has not been appropriated, the payment is overdue.",
                    ),
                ),
                Assessment(
                    as_of=On("1868-08-01"),
                    rating="fulfilled",
                    source="alaska-draft",
                    locator="Receipt of 1 August 1868",
                    reason=T(
                        "Anweisung des Schatzamts vom 1. August 1868; Stoeckl quittiert am selben Tag die volle Summe.",
                        "Treasury warrant of 1 August 1868; Stoeckl acknowledges the full sum on the same day.",
                    ),
                ),
            ),
        ),
    ),
    amounts=(
        Amount(
            value="7200000",
            currency="USD",
            provision="Art. VI",
            note=T("in Gold", "in gold"),
            locator="Art. VI, p. 543",
            excerpt="seven million two hundred thousand dollars in gold",
        ),
    ),
)
