"""The Protocol of Madrid on the environment of Antarctica: a record of its own, tied to the treaty that it completes."""

from newsroom.demo.shapes import Agreement, AgreementEvent, Link, On, Party, Provision, Source, T

SOURCES = (
    Source(
        key="madrid-status",
        title="Protocol on Environmental Protection to the Antarctic Treaty: status table of the depositary, 27 July 2021",
        publisher="U.S. Department of State",
        url="https://docslib.org/doc/5311650/date-of-most-recent-action-july-27-2021-protocol",
        published="2021-07-27",
        retrieved="2026-11-23",
        language="en",
        kind="government",
        public_domain=True,
    ),
)

ACTORS = ()

# The consultative parties, as the Factbook of 2003 lists them.
STATES = (
    "argentina",
    "australia",
    "belgium",
    "brazil",
    "bulgaria",
    "chile",
    "china",
    "ecuador",
    "finland",
    "france",
    "germany",
    "india",
    "italy",
    "japan",
    "south-korea",
    "netherlands",
    "new-zealand",
    "norway",
    "peru",
    "poland",
    "russia",
    "south-africa",
    "spain",
    "sweden",
    "uk",
    "usa",
    "uruguay",
)

AGREEMENT = Agreement(
    key="madrid",
    title=T("Umweltschutzprotokoll zum Antarktisvertrag", "Protocol on Environmental Protection to the Antarctic Treaty"),
    short_title=T("Protokoll von Madrid", "Protocol of Madrid"),
    form="protocol",
    binding="binding",
    text_status="full",
    place=T("Madrid", "Madrid"),
    topics=("polargebiete",),
    source="madrid-protocol",
    summary=T(
        "Das Protokoll erklärt die Antarktis zum Naturreservat, dem Frieden und der Wissenschaft gewidmet, und verbietet jede Nutzung "
        "ihrer Bodenschätze außer für die Forschung. Als Beteiligte stehen hier die siebenundzwanzig Konsultativstaaten des Jahres 2003.",
        "The protocol makes Antarctica a natural reserve, devoted to peace and science, and prohibits all activity relating to its mineral "
        "resources except research. The parties listed here are the twenty-seven consultative parties of 2003.",
    ),
    events=(
        AgreementEvent(kind="signed", date=On("1991-10-04"), source="madrid-status", locator="Heading"),
        AgreementEvent(
            kind="in_force",
            date=On("1998-01-14"),
            source="madrid-status",
            locator="Heading; Art. 23",
            note=T(
                "Dreißig Tage nachdem alle Konsultativstaaten ihre Urkunden hinterlegt hatten.",
                "Thirty days after all consultative parties had deposited their instruments.",
            ),
        ),
    ),
    parties=(
        *(Party(actor=state, source="madrid-factbook", locator="Antarctic-Environmental Protocol") for state in STATES),
        Party(actor="usa", role="depositary", source="madrid-status"),
    ),
    provisions=(
        Provision(
            reference="Art. 2",
            kind="obligation",
            topic="polargebiete",
            text=T(
                "Die Antarktis ist ein Naturreservat, dem Frieden und der Wissenschaft gewidmet",
                "Antarctica is a natural reserve, devoted to peace and science",
            ),
            locator="Art. 2",
        ),
        Provision(
            reference="Art. 7",
            kind="obligation",
            topic="polargebiete",
            text=T(
                "Jede Tätigkeit, die Bodenschätze betrifft, ist verboten, außer zur Forschung",
                "Any activity relating to mineral resources, other than research, is prohibited",
            ),
            locator="Art. 7",
        ),
    ),
    links=(Link(kind="protocol_to", other="antarctica"),),
)
