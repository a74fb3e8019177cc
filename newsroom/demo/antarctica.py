"""The Antarctic Treaty: twelve states, one depositary, and a protocol thirty years on."""

from newsroom.demo.shapes import Agreement, AgreementEvent, Commitment, On, Party, Picture, Provision, Source, T

SOURCES = (
    Source(
        key="unts-402",
        title="The Antarctic Treaty, United Nations Treaty Series, vol. 402, p. 71",
        publisher="United Nations",
        published="1961",
        language="en",
        kind="contract_text",
    ),
    Source(
        key="state-antarctic",
        title="The Antarctic Treaty",
        publisher="U.S. Department of State",
        url="https://1997-2001.state.gov/www/global/arms/treaties/arctic1.html",
        retrieved="2026-11-23",
        language="en",
        kind="government",
        public_domain=True,
    ),
    Source(
        key="madrid-protocol",
        title="Protocol on Environmental Protection to the Antarctic Treaty",
        publisher="National Centre for Polar and Ocean Research",
        url="https://ncaor.gov.in/pages/display/411-madrid-protocol",
        retrieved="2026-11-23",
        language="en",
        kind="government",
    ),
    Source(
        key="madrid-factbook",
        title="The World Factbook 2003, Appendix C: Selected International Environmental Agreements",
        publisher="Central Intelligence Agency",
        published="2003",
        language="en",
        kind="government",
        public_domain=True,
    ),
)

PICTURE = Picture(
    key="antarctica",
    alt=T(
        "Zeichnung: ein Eisberg über und unter der Wasserlinie, aus wenigen Flächen und feinen Schichtlinien.",
        "Drawing: an iceberg above and below the waterline, made of a few planes and fine strata.",
    ),
    caption=T(
        "Was man sieht und was darunter liegt: Eis, gezeichnet.",
        "What shows and what lies beneath: ice, drawn.",
    ),
)

ACTORS = ()

STATES = (
    "argentina",
    "australia",
    "belgium",
    "chile",
    "france",
    "japan",
    "new-zealand",
    "norway",
    "union-south-africa",
    "ussr",
    "uk",
    "usa",
)

AGREEMENT = Agreement(
    key="antarctica",
    title=T("Antarktisvertrag", "The Antarctic Treaty"),
    short_title=T("Antarktisvertrag", "Antarctic Treaty"),
    form="treaty",
    binding="binding",
    text_status="full",
    place=T("Washington", "Washington"),
    languages=("en", "fr", "ru", "es"),
    topics=("polargebiete",),
    source="unts-402",
    summary=T(
        "Zwölf Staaten vereinbaren, die Antarktis nur friedlich zu nutzen, dort frei zu forschen und ihre Ergebnisse zu teilen. "
        "Verwahrer sind die Vereinigten Staaten. Das Protokoll von Madrid schützt seit 1998 die Umwelt. Unterzeichnet haben "
        "Bevollmächtigte der zwölf Staaten; ihre Namen sind hier noch nicht erfasst.",
        "Twelve states agree to use Antarctica for peaceful purposes only, to do research there freely and to share what they find. The "
        "United States is the depositary. Since 1998 the Protocol of Madrid has protected the environment. Plenipotentiaries of the "
        "twelve states signed; their names are not recorded here yet.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1959-12-01"), source="state-antarctic", locator="Header"),
        AgreementEvent(
            kind="ratified",
            date=On("1960-08-18"),
            party="usa",
            source="state-antarctic",
            locator="Header",
            note=T("Hinterlegung durch die Vereinigten Staaten.", "Deposit by the United States."),
        ),
        AgreementEvent(
            kind="in_force",
            date=On("1961-06-23"),
            source="state-antarctic",
            locator="Header; Art. XIII",
            note=T("Alle zwölf Unterzeichner haben ratifiziert.", "All twelve signatories have ratified."),
        ),
        AgreementEvent(
            kind="amended",
            date=On("1991-10-04"),
            source="madrid-protocol",
            note=T(
                "Das Umweltschutzprotokoll von Madrid ergänzt den Vertrag; es liegt zur Unterzeichnung auf.",
                "The Madrid Protocol on environmental protection supplements the treaty; it is opened for signature.",
            ),
        ),
        AgreementEvent(
            kind="amended",
            date=On("1998-01-14"),
            source="madrid-factbook",
            note=T("Das Protokoll von Madrid tritt in Kraft.", "The Protocol of Madrid enters into force."),
        ),
    ),
    parties=(
        *(Party(actor=state, source="state-antarctic", locator="Preamble") for state in STATES),
        Party(actor="usa", role="depositary", locator="Art. XIII (3)"),
    ),
    provisions=(
        Provision(
            reference="Art. I",
            kind="obligation",
            topic="polargebiete",
            text=T("Die Antarktis wird nur für friedliche Zwecke genutzt", "Antarctica is used for peaceful purposes only"),
            source="state-antarctic",
            locator="Art. I (1)",
            excerpt="Antarctica shall be used for peaceful purposes only.",
        ),
        Provision(
            reference="Art. II",
            kind="right",
            topic="polargebiete",
            text=T("Freiheit der Forschung", "Freedom of scientific investigation"),
            source="state-antarctic",
            locator="Art. II",
        ),
        Provision(
            reference="Art. XIII",
            kind="procedure",
            text=T(
                "Urkunden werden bei den Vereinigten Staaten hinterlegt; in Kraft, sobald alle Unterzeichner ratifiziert haben",
                "Instruments are deposited with the United States; in force once all signatories have ratified",
            ),
            locator="Art. XIII (3), (5)",
        ),
    ),
    commitments=(
        Commitment(
            deliverable=T("Die Antarktis nur friedlich nutzen", "Use Antarctica for peaceful purposes only"),
            due_status="open_ended",
            provision="Art. I",
            source="state-antarctic",
            locator="Art. I (1)",
        ),
    ),
)
