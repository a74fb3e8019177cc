"""The states that came to the later agreements of the demo: of Sèvres in 1921 and of Madrid in 1991."""

from newsroom.demo.shapes import Actor, On, T
from newsroom.demo.states import NORTH_EUROPE, SOUTH_AMERICA, WEST_EUROPE, also, former, today

CENTRAL_EUROPE = T("Staat in Mitteleuropa.", "State in central Europe.")
SOUTH_EAST_EUROPE = T("Staat in Südosteuropa.", "State in south-eastern Europe.")
EAST_ASIA = T("Staat in Ostasien.", "State in East Asia.")
NORTH_AMERICA = T("Bundesstaat in Nordamerika.", "Federal state in North America.")

SOURCES = ()

ACTORS: tuple[Actor, ...] = (
    today("austria", "AT", T("Österreich", "Austria"), CENTRAL_EUROPE),
    today("bulgaria", "BG", T("Bulgarien", "Bulgaria"), SOUTH_EAST_EUROPE),
    today("canada", "CA", T("Kanada", "Canada"), NORTH_AMERICA),
    today("finland", "FI", T("Finnland", "Finland"), NORTH_EUROPE),
    today("hungary", "HU", T("Ungarn", "Hungary"), CENTRAL_EUROPE),
    today("mexico", "MX", T("Mexiko", "Mexico"), NORTH_AMERICA),
    today("romania", "RO", T("Rumänien", "Romania"), SOUTH_EAST_EUROPE),
    today(
        "thailand",
        "TH",
        T("Thailand", "Thailand"),
        T("Königreich in Südostasien, früher Siam.", "Kingdom in south-east Asia, formerly Siam."),
        also("Siam", "de", "former"),
        also("Siam", "en", "former"),
    ),
    today("sweden", "SE", T("Schweden", "Sweden"), NORTH_EUROPE),
    today("uruguay", "UY", T("Uruguay", "Uruguay"), SOUTH_AMERICA),
    today("china", "CN", T("China", "China"), EAST_ASIA),
    today("ecuador", "EC", T("Ecuador", "Ecuador"), SOUTH_AMERICA),
    today("india", "IN", T("Indien", "India"), T("Bundesstaat in Südasien.", "Federal state in South Asia.")),
    today("south-korea", "KR", T("Südkorea", "South Korea"), EAST_ASIA),
    today("netherlands", "NL", T("Niederlande", "Netherlands"), WEST_EUROPE),
    today("poland", "PL", T("Polen", "Poland"), CENTRAL_EUROPE),
    today(
        "russia",
        "RU",
        T("Russland", "Russia"),
        T("Bundesstaat in Europa und Asien.", "Federal state in Europe and Asia."),
        also("Russische Föderation", "de"),
        also("Russian Federation", "en"),
        also("Россия", "ru"),
    ),
    today("south-africa", "ZA", T("Südafrika", "South Africa"), T("Staat im Süden Afrikas.", "State in southern Africa.")),
    former(
        "serbs-croats-slovenes",
        T("Königreich der Serben, Kroaten und Slowenen", "Kingdom of Serbs, Croats and Slovenes"),
        T(
            "Staat auf dem Balkan, am 1. Dezember 1918 gegründet, 1929 in Jugoslawien umbenannt.",
            "State in the Balkans, formed on 1 December 1918, renamed Yugoslavia in 1929.",
        ),
        On("1918-12-01"),
        On("1929"),
    ),
)
