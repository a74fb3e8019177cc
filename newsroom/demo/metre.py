"""The Metre Convention: seventeen states, several of which are gone, and one signature given for another man."""

from newsroom.demo.metre_people import PEOPLE, SIGNATURES
from newsroom.demo.shapes import Actor, Agreement, AgreementEvent, Amount, Commitment, Name, On, Party, Picture, Provision, Source, T

SOURCES = (
    Source(
        key="20-stat-709",
        title="Convention for the establishment of an International Bureau of Weights and Measures, 20 Stat. 709",
        publisher="United States Statutes at Large",
        url="https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_20.djvu/734",
        published="1878",
        retrieved="2026-11-23",
        language="en",
        kind="contract_text",
        public_domain=True,
    ),
    Source(
        key="bevans-metre",
        title="Treaties and Other International Agreements of the United States of America 1776–1949, vol. 1: Weights and Measures",
        publisher="U.S. Department of State",
        url="https://en.wikisource.org/wiki/Page:Lltreaties-ustbv001.pdf/49",
        published="1968",
        retrieved="2026-11-23",
        language="en",
        kind="government",
        public_domain=True,
    ),
    Source(
        key="bipm",
        title="The Metre Convention",
        publisher="Bureau international des poids et mesures",
        url="https://www.bipm.org/en/metre-convention",
        retrieved="2026-11-23",
        language="en",
        kind="registry",
    ),
    Source(
        key="frus-1921",
        title="Convention between the United States of America and Other Powers, Signed at Sèvres, October 6, 1921 (FRUS 1921, vol. I, "
        "doc. 149)",
        publisher="Office of the Historian, U.S. Department of State",
        url="https://history.state.gov/historicaldocuments/frus1921v01/d149",
        published="1936",
        retrieved="2026-11-23",
        language="en",
        kind="government",
        public_domain=True,
    ),
)

PICTURE = Picture(
    key="metre",
    alt=T(
        "Zeichnung: ein Meterstab mit X-förmigem Querschnitt über einer feinen Teilung in Millimetern.",
        "Drawing: a metre bar with an X-shaped cross-section above a fine millimetre scale.",
    ),
    caption=T(
        "Ein Stab als Maß aller Dinge: das Urmeter, gezeichnet.",
        "A bar as the measure of all things: the prototype metre, drawn.",
    ),
)

BUREAU = Actor(
    key="bipm",
    kind="organization",
    classification="igo",
    name=T("Internationales Büro für Maß und Gewicht", "International Bureau of Weights and Measures"),
    description=T(
        "Zwischenstaatliche Organisation, 1875 durch die Meterkonvention gegründet; sie besorgt die Einheitlichkeit der Maße.",
        "Intergovernmental organisation founded by the Metre Convention in 1875; it looks after the uniformity of measurement.",
    ),
    country="FR",
    source="bipm",
    began=On("1875-05-20"),
    names=(
        Name(text="Bureau international des poids et mesures", language="fr", kind="alias"),
        Name(text="BIPM", language="fr", kind="acronym"),
    ),
)

ACTORS = (BUREAU, *PEOPLE)

STATES = (
    "argentina",
    "austria-hungary",
    "belgium",
    "brazil",
    "denmark",
    "france",
    "german-reich",
    "italy",
    "ottoman-empire",
    "peru",
    "portugal",
    "russian-empire",
    "spain",
    "sweden-norway",
    "switzerland",
    "usa",
    "venezuela",
)

AGREEMENT = Agreement(
    key="metre",
    title=T(
        "Internationale Meterkonvention",
        "Convention for the establishment of an International Bureau of Weights and Measures",
    ),
    short_title=T("Meterkonvention", "Metre Convention"),
    form="convention",
    binding="binding",
    text_status="full",
    place=T("Paris", "Paris"),
    languages=("fr",),
    topics=("masse",),
    source="20-stat-709",
    summary=T(
        "Siebzehn Staaten gründen auf gemeinsame Kosten ein wissenschaftliches, ständiges Büro für Maß und Gewicht mit Sitz in Paris. "
        "Es verwahrt und vergleicht die Urmaße des Meters und des Kilogramms. Die Änderung von Sèvres dehnte 1921 die Aufgaben auf die "
        "elektrischen Einheiten aus.",
        "Seventeen states found, at their common expense, a scientific and permanent bureau of weights and measures with its seat in "
        "Paris. It keeps and compares the prototypes of the metre and the kilogram. The amendment of Sèvres extended its work to "
        "electrical units in 1921.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1875-05-20"), locator="p. 709"),
        AgreementEvent(
            kind="exchanged",
            date=On("1875-12-20"),
            source="bevans-metre",
            locator="p. 39",
            note=T("In Versailles.", "At Versailles."),
        ),
        AgreementEvent(
            kind="in_force",
            date=On("1876-01-01"),
            locator="Art. 14, p. 715",
            excerpt="It shall take effect on the first day of January, 1876.",
        ),
        AgreementEvent(
            kind="exchanged",
            date=On("1878-08-02"),
            party="usa",
            source="bevans-metre",
            locator="p. 39",
            note=T("Die Vereinigten Staaten tauschten ihre Urkunde später aus.", "The United States exchanged its ratification later."),
        ),
        AgreementEvent(
            kind="amended",
            date=On("1921-10-06"),
            source="frus-1921",
            locator="Art. 1, 2",
            note=T(
                "Änderungskonvention von Sèvres: neue Artikel 7 und 8 und neue Teile der Ordnung.",
                "Amending convention of Sèvres: new Articles 7 and 8, and new parts of the regulations.",
            ),
        ),
    ),
    parties=(
        *(Party(actor=state, locator="p. 709") for state in STATES),
        Party(actor="bipm", role="implementing_body", locator="Art. 1"),
    ),
    signatures=SIGNATURES,
    provisions=(
        Provision(
            reference="Art. 1",
            kind="obligation",
            topic="masse",
            text=T(
                "Gründung und Unterhalt eines wissenschaftlichen, ständigen Internationalen Büros für Maß und Gewicht in Paris auf "
                "gemeinsame Kosten",
                "Founding and maintenance, at common expense, of a scientific and permanent International Bureau of Weights and "
                "Measures in Paris",
            ),
            locator="Art. 1",
        ),
        Provision(
            reference="Art. 6",
            kind="procedure",
            topic="masse",
            text=T(
                "Aufgaben: die neuen Urmaße vergleichen und prüfen, die internationalen Urmaße verwahren, die Normale der Staaten "
                "regelmäßig vergleichen",
                "Tasks: compare and verify the new prototypes, keep the international prototypes, compare national standards periodically",
            ),
            locator="Art. 6",
        ),
        Provision(
            reference="Art. 9",
            kind="finance",
            text=T("Die Staaten tragen die Kosten nach ihrer Bevölkerung", "The states bear the cost in proportion to their population"),
            source="bevans-metre",
            locator="Art. 9, p. 43",
            excerpt="shall be defrayed by contributions from the contracting states, the amount of which shall be computed in "
            "proportion to the actual population of each",
        ),
        Provision(
            reference="Art. 13",
            kind="right",
            text=T("Kündigung nach zwölf Jahren, mit einem Jahr Vorlauf", "Denunciation after twelve years, with a year’s notice"),
            source="bevans-metre",
            locator="Art. 13, p. 43",
            excerpt="At the expiration of twelve years this convention may be abrogated by any one of the high contracting parties, so "
            "far as it is concerned.",
        ),
    ),
    commitments=(
        Commitment(
            deliverable=T("Ein ständiges Büro für Maß und Gewicht unterhalten", "Maintain a permanent bureau of weights and measures"),
            due_status="open_ended",
            provision="Art. 1",
            locator="Art. 1",
        ),
    ),
    amounts=(
        Amount(
            value="400000",
            currency="FRF",
            exactness="up_to",
            note=T("Für Gebäude, Instrumente und Geräte des Büros.", "For the building, instruments and apparatus of the bureau."),
            locator="Appendix No. 1, Art. 5",
        ),
    ),
)
