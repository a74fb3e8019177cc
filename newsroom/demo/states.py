"""The states that signed the historical agreements. Those that are gone are records of their own, with a beginning and an end."""

from newsroom.demo.shapes import Actor, Name, On, Source, T

SOURCES = (
    Source(
        key="iso3166",
        title="ISO 3166-1: Codes for the representation of names of countries",
        publisher="ISO",
        kind="registry",
        language="en",
    ),
    Source(
        key="britannica",
        title="Encyclopædia Britannica",
        publisher="Encyclopædia Britannica, Inc.",
        url="https://www.britannica.com/",
        kind="media",
        language="en",
    ),
)


def today(key: str, code: str, name: T, description: T, *names: Name) -> Actor:
    """A state that exists, known by its ISO code."""
    return Actor(
        key=key,
        kind="state",
        name=name,
        description=description,
        country=code,
        source="iso3166",
        names=names,
        identifiers=(("iso3166", code),),
    )


def former(key: str, name: T, description: T, began: On | None, ended: On, *names: Name) -> Actor:
    """A state that has ended, and carries no present country code."""
    return Actor(key=key, kind="state", name=name, description=description, source="britannica", began=began, ended=ended, names=names)


def also(text: str, language: str, kind: str = "alias") -> Name:
    return Name(text=text, language=language, kind=kind)


SOUTH_AMERICA = T("Staat in Südamerika.", "State in South America.")
WEST_EUROPE = T("Staat in Westeuropa.", "State in western Europe.")
SOUTH_EUROPE = T("Staat in Südeuropa.", "State in southern Europe.")
NORTH_EUROPE = T("Staat in Nordeuropa.", "State in northern Europe.")
OCEANIA = T("Staat in Ozeanien.", "State in Oceania.")

PRESENT = (
    today(
        "usa",
        "US",
        T("Vereinigte Staaten", "United States"),
        T(
            "Bundesstaat in Nordamerika; Verwahrer des Antarktisvertrags.",
            "Federal state in North America; depositary of the Antarctic Treaty.",
        ),
        also("Vereinigte Staaten von Amerika", "de"),
        also("United States of America", "en"),
        also("USA", "en", "acronym"),
    ),
    today(
        "france",
        "FR",
        T("Frankreich", "France"),
        T(
            "Staat in Westeuropa; Sitz des Internationalen Büros für Maß und Gewicht.",
            "State in western Europe; home of the International Bureau of Weights and Measures.",
        ),
        also("Französische Republik", "de"),
        also("French Republic", "en"),
        also("République française", "fr"),
    ),
    today(
        "germany",
        "DE",
        T("Bundesrepublik Deutschland", "Federal Republic of Germany"),
        T("Bundesstaat in Mitteleuropa, gegründet 1949.", "Federal state in central Europe, founded in 1949."),
        also("Deutschland", "de"),
        also("Germany", "en"),
    ),
    today("argentina", "AR", T("Argentinien", "Argentina"), SOUTH_AMERICA, also("Confédération Argentine", "fr", "former")),
    today("belgium", "BE", T("Belgien", "Belgium"), WEST_EUROPE),
    today("brazil", "BR", T("Brasilien", "Brazil"), SOUTH_AMERICA),
    today("chile", "CL", T("Chile", "Chile"), SOUTH_AMERICA),
    today("denmark", "DK", T("Dänemark", "Denmark"), NORTH_EUROPE),
    today("spain", "ES", T("Spanien", "Spain"), SOUTH_EUROPE),
    today("italy", "IT", T("Italien", "Italy"), SOUTH_EUROPE),
    today("peru", "PE", T("Peru", "Peru"), SOUTH_AMERICA),
    today("portugal", "PT", T("Portugal", "Portugal"), SOUTH_EUROPE),
    today("switzerland", "CH", T("Schweiz", "Switzerland"), T("Bundesstaat in Mitteleuropa.", "Federal state in central Europe.")),
    today("venezuela", "VE", T("Venezuela", "Venezuela"), SOUTH_AMERICA),
    today("australia", "AU", T("Australien", "Australia"), OCEANIA),
    today("japan", "JP", T("Japan", "Japan"), T("Inselstaat in Ostasien.", "Island state in East Asia."), also("日本", "ja")),
    today("new-zealand", "NZ", T("Neuseeland", "New Zealand"), OCEANIA),
    today("norway", "NO", T("Norwegen", "Norway"), NORTH_EUROPE),
    today(
        "uk",
        "GB",
        T("Vereinigtes Königreich", "United Kingdom"),
        WEST_EUROPE,
        also("United Kingdom of Great Britain and Northern Ireland", "en"),
    ),
)

FORMER = (
    former(
        "russian-empire",
        T("Russisches Reich", "Russian Empire"),
        T(
            "Kaiserreich in Europa und Asien, bis 1867 auch in Nordamerika.",
            "Empire in Europe and Asia, until 1867 in North America as well.",
        ),
        On("1721"),
        On("1917"),
        also("Российская империя", "ru"),
    ),
    former(
        "german-reich",
        T("Deutsches Reich", "German Reich"),
        T(
            "Deutscher Nationalstaat von 1871 bis 1945, Kaiserreich bis 1918, danach Republik.",
            "German nation state from 1871 to 1945, an empire until 1918, then a republic.",
        ),
        On("1871"),
        On("1945"),
        also("German Empire", "en"),
        also("Weimarer Republik", "de"),
        also("Weimar Republic", "en"),
    ),
    former(
        "austria-hungary",
        T("Österreich-Ungarn", "Austria-Hungary"),
        T("Doppelmonarchie in Mittel- und Südosteuropa.", "Dual monarchy in central and south-eastern Europe."),
        On("1867"),
        On("1918"),
        also("Osztrák–Magyar Monarchia", "hu"),
    ),
    former(
        "sweden-norway",
        T("Schweden und Norwegen", "Sweden and Norway"),
        T("Union zweier Königreiche unter einem König.", "Union of two kingdoms under one king."),
        On("1814"),
        On("1905"),
    ),
    former(
        "ottoman-empire",
        T("Osmanisches Reich", "Ottoman Empire"),
        T("Reich in Südosteuropa, Vorderasien und Nordafrika.", "Empire in south-eastern Europe, western Asia and north Africa."),
        None,
        On("1922"),
        also("Türkei", "de"),
        also("Turkey", "en"),
    ),
    former(
        "rsfsr",
        T("Russische Sozialistische Föderative Sowjetrepublik", "Russian Socialist Federative Soviet Republic"),
        T("Sowjetrussland; seit Ende 1922 Teil der Sowjetunion.", "Soviet Russia; part of the Soviet Union from the end of 1922."),
        On("1917"),
        On("1991"),
        also("RSFSR", "de", "acronym"),
        also("РСФСР", "ru", "acronym"),
    ),
    former(
        "ussr",
        T("Sowjetunion", "Soviet Union"),
        T("Bundesstaat in Europa und Asien.", "Federal state in Europe and Asia."),
        On("1922"),
        On("1991"),
        also("Union der Sozialistischen Sowjetrepubliken", "de"),
        also("Union of Soviet Socialist Republics", "en"),
        also("СССР", "ru", "acronym"),
    ),
    former(
        "union-south-africa",
        T("Südafrikanische Union", "Union of South Africa"),
        T("Vorläuferin der Republik Südafrika.", "Predecessor of the Republic of South Africa."),
        On("1910-05-31"),
        On("1961-05-31"),
    ),
)

ACTORS = PRESENT + FORMER
