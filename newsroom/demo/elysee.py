"""The Élysée Treaty: five signatures, and the offices that their writers held that day."""

from newsroom.demo.elysee_people import ACTORS, BIOGRAPHIES
from newsroom.demo.shapes import Agreement, AgreementEvent, Commitment, On, Party, Picture, Provision, Signature, Source, T

__all__ = ["ACTORS", "AGREEMENT", "PICTURE", "SOURCES"]

SOURCES = (
    Source(
        key="elysee-text",
        title="Vertrag vom 22. Januar 1963 über die deutsch-französische Zusammenarbeit, BGBl. 1963 II S. 705",
        publisher="Bundesgesetzblatt",
        url="https://www.bgbl.de/",
        published="1963-06-26",
        retrieved="2026-11-23",
        language="de",
        kind="contract_text",
        public_domain=True,
    ),
    Source(
        key="elysee-signed",
        title="Vertrag vom 22. Januar 1963 über die deutsch-französische Zusammenarbeit („Élysée-Vertrag“)",
        publisher="Auswärtiges Amt",
        url="https://150.diplo.de/150-jahre-de/zeitleiste/2279260-2279260",
        retrieved="2026-11-23",
        language="de",
        kind="government",
    ),
    Source(
        key="elysee-in-force",
        title="2. Juli 1963: Austausch der Ratifizierungsurkunden zum deutsch-französischen Vertrag",
        publisher="Konrad-Adenauer-Stiftung",
        url="https://www.konrad-adenauer.de/seite/2-juli-1963/",
        published="1963-07-02",
        retrieved="2026-11-23",
        language="de",
        kind="media",
    ),
    *BIOGRAPHIES,
)

PICTURE = Picture(
    key="elysee",
    alt=T(
        "Zeichnung: eine Brücke mit fünf Bögen über einem breiten Fluss, die sich im Wasser spiegeln.",
        "Drawing: a bridge of five arches across a wide river, mirrored in the water.",
    ),
    caption=T(
        "Zwei Ufer, fünf Bögen: so viele, wie der Vertrag Unterschriften trägt.",
        "Two banks, five arches: as many as the treaty bears signatures.",
    ),
)

AGREEMENT = Agreement(
    key="elysee",
    title=T(
        "Vertrag zwischen der Bundesrepublik Deutschland und der Französischen Republik über die deutsch-französische Zusammenarbeit",
        "Treaty between the Federal Republic of Germany and the French Republic on Franco-German cooperation",
    ),
    short_title=T("Élysée-Vertrag", "Élysée Treaty"),
    form="treaty",
    binding="binding",
    text_status="full",
    place=T("Paris", "Paris"),
    languages=("de", "fr"),
    topics=("nachbarn",),
    source="elysee-text",
    summary=T(
        "Deutschland und Frankreich verabreden regelmäßige Treffen ihrer Staats- und Regierungschefs und Minister und wollen in der "
        "Außenpolitik, der Verteidigung, der Erziehung und in Jugendfragen zusammenarbeiten.",
        "Germany and France agree that their heads of state and government and their ministers meet regularly, and that they work "
        "together in foreign policy, defence, education and youth.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1963-01-22"), source="elysee-signed"),
        AgreementEvent(
            kind="other",
            date=On("1963-06-15"),
            party="germany",
            locator="BGBl. 1963 II S. 705",
            note=T(
                "Zustimmungsgesetz des Bundestages mit eigener Präambel.", "Act of consent of the Bundestag, with a preamble of its own."
            ),
        ),
        AgreementEvent(
            kind="exchanged",
            date=On("1963-07-02"),
            source="elysee-in-force",
            note=T("Um 17 Uhr im Auswärtigen Amt.", "At 5 p.m. in the Foreign Office."),
        ),
        AgreementEvent(kind="in_force", date=On("1963-07-02"), source="elysee-in-force"),
    ),
    parties=(Party(actor="germany"), Party(actor="france")),
    signatures=(
        Signature(
            party="germany",
            person="adenauer",
            capacity=T("Bundeskanzler", "Federal Chancellor"),
            position="adenauer-chancellor",
            source="elysee-signed",
        ),
        Signature(
            party="germany",
            person="schroeder",
            capacity=T("Bundesaußenminister", "Federal Foreign Minister"),
            position="schroeder-minister",
            source="elysee-signed",
        ),
        Signature(
            party="france",
            person="de-gaulle",
            capacity=T("Staatspräsident", "President of the Republic"),
            position="de-gaulle-president",
            source="elysee-signed",
        ),
        Signature(
            party="france",
            person="pompidou",
            capacity=T("Ministerpräsident", "Prime Minister"),
            position="pompidou-premier",
            source="elysee-signed",
        ),
        Signature(
            party="france",
            person="couve",
            capacity=T("Außenminister", "Foreign Minister"),
            position="couve-minister",
            source="elysee-signed",
        ),
    ),
    provisions=(
        Provision(
            reference="I.1",
            kind="procedure",
            topic="nachbarn",
            text=T(
                "Die Staats- und Regierungschefs kommen grundsätzlich mindestens zweimal jährlich zusammen",
                "The heads of state and government meet at least twice a year in principle",
            ),
            locator="Teil I Nr. 1",
            excerpt="Sie treten zu diesem Zweck zusammen, sooft es erforderlich ist und grundsätzlich mindestens zweimal jährlich.",
        ),
        Provision(
            reference="I.2",
            kind="procedure",
            topic="nachbarn",
            text=T(
                "Die Außenminister kommen mindestens alle drei Monate zusammen", "The foreign ministers meet at least every three months"
            ),
            locator="Teil I Nr. 2",
            excerpt="Sie treten mindestens alle drei Monate zusammen.",
        ),
        Provision(
            reference="I.3",
            kind="cooperation_area",
            text=T("Verteidigung, Erziehung und Jugendfragen", "Defence, education and youth"),
            locator="Teil I Nr. 3",
        ),
    ),
    commitments=(
        Commitment(
            deliverable=T(
                "Treffen der Staats- und Regierungschefs, mindestens zweimal im Jahr",
                "Meetings of the heads of state and government, at least twice a year",
            ),
            due_status="open_ended",
            provision="I.1",
            locator="Teil I Nr. 1",
        ),
    ),
)
