"""The convention of Sèvres of 1921, which amended the Metre Convention: one record that changes another."""

from newsroom.demo.shapes import Agreement, AgreementEvent, Amount, Link, On, Party, Provision, Source, T

SOURCES = (
    Source(
        key="43-stat-1686",
        title="Convention amending the Convention relating to Weights and Measures, 43 Stat. 1686",
        publisher="United States Statutes at Large",
        url="https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_43_Part_2.djvu/341",
        published="1925",
        retrieved="2026-11-23",
        language="en",
        kind="contract_text",
        public_domain=True,
    ),
    Source(
        key="verdragenbank-3740",
        title="Verdragenbank, Treaty no. 003740",
        publisher="Ministry of Foreign Affairs of the Netherlands",
        url="https://verdragenbank.overheid.nl/en/Treaty/Details/003740.html",
        retrieved="2026-11-23",
        language="en",
        kind="registry",
    ),
)

ACTORS = ()

STATES = (
    "german-reich",
    "argentina",
    "austria",
    "belgium",
    "brazil",
    "bulgaria",
    "canada",
    "chile",
    "denmark",
    "spain",
    "usa",
    "finland",
    "france",
    "uk",
    "hungary",
    "italy",
    "japan",
    "mexico",
    "norway",
    "peru",
    "portugal",
    "romania",
    "serbs-croats-slovenes",
    "thailand",
    "sweden",
    "switzerland",
    "uruguay",
)

AGREEMENT = Agreement(
    key="sevres",
    title=T(
        "Internationale Konvention zur Änderung der Meterkonvention vom 20. Mai 1875 und der ihr beigefügten Ordnung",
        "International Convention for the Amendment of the Convention of May 20, 1875, and of the Regulations Annexed to It",
    ),
    short_title=T("Konvention von Sèvres", "Convention of Sèvres"),
    form="convention",
    binding="binding",
    text_status="full",
    place=T("Sèvres", "Sèvres"),
    languages=("fr",),
    topics=("masse",),
    source="frus-1921",
    summary=T(
        "Siebenundzwanzig Staaten ersetzen zwei Artikel der Meterkonvention: Das Büro für Maß und Gewicht soll künftig auch die Normale "
        "der elektrischen Einheiten verwahren und physikalische Konstanten bestimmen. Die beigefügte Ordnung wird in Teilen neu gefasst.",
        "Twenty-seven states replace two articles of the Metre Convention: the bureau of weights and measures is to keep the standards of "
        "the electrical units, too, and to determine physical constants. Parts of the annexed regulations are rewritten.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1921-10-06"), locator="Heading"),
        AgreementEvent(kind="in_force", date=On("1923-02-05"), source="verdragenbank-3740", locator="Treaty data"),
    ),
    parties=tuple(Party(actor=state, locator="Heading") for state in STATES),
    provisions=(
        Provision(
            reference="Art. 1",
            kind="procedure",
            topic="masse",
            text=T(
                "Die Artikel 7 und 8 der Konvention von 1875 werden ersetzt",
                "Articles 7 and 8 of the convention of 1875 are replaced",
            ),
            locator="Art. 1",
        ),
        Provision(
            reference="Art. 7",
            part_of="Art. 1",
            kind="obligation",
            topic="masse",
            text=T(
                "Das Büro stellt Normale der elektrischen Einheiten her, verwahrt und vergleicht sie",
                "The bureau makes, keeps and compares standards of the electrical units",
            ),
            locator="Art. 1",
            excerpt="the Bureau will have charge of the establishment and keeping of the standards of the electric units and their test "
            "copies",
        ),
        Provision(
            reference="Art. 8",
            part_of="Art. 1",
            kind="obligation",
            text=T(
                "Urmaße und Normale werden im Büro hinterlegt; Zugang hat allein das internationale Komitee",
                "Prototypes and standards are deposited in the bureau; only the international committee has access",
            ),
            locator="Art. 1",
            excerpt="access to the deposit shall be solely reserved for the international committee",
        ),
        Provision(
            reference="Art. 2",
            kind="procedure",
            text=T("Teile der beigefügten Ordnung werden ersetzt", "Parts of the annexed regulations are replaced"),
            locator="Art. 2",
        ),
    ),
    amounts=(
        Amount(
            value="300000",
            currency="FRF",
            exactness="up_to",
            kind="annual",
            provision="Art. 2",
            note=T(
                "Fester Teil der jährlichen Zuwendung; darüber hinaus sind die Regierungen zu fragen.",
                "Fixed part of the annual appropriation; beyond it the governments must be asked.",
            ),
            source="43-stat-1686",
            locator="Regulations, p. 1688",
        ),
    ),
    links=(Link(kind="amends", other="metre", locator="Art. 1, 2"),),
)
