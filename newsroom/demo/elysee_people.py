"""The five who signed the Élysée Treaty, and when they held the offices in which they signed."""

from newsroom.demo.shapes import Actor, Name, On, Position, Source, T

BIOGRAPHIES = (
    Source(
        key="couve-bio",
        title="Maurice Couve de Murville",
        publisher="Wikipedia",
        url="https://en.wikipedia.org/wiki/Maurice_Couve_de_Murville",
        retrieved="2026-11-23",
        language="en",
        kind="media",
    ),
    Source(
        key="schroeder-bio",
        title="Gerhard Schröder (CDU)",
        publisher="Wikipedia",
        url="https://en.wikipedia.org/wiki/Gerhard_Schr%C3%B6der_(CDU)",
        retrieved="2026-11-23",
        language="en",
        kind="media",
    ),
    Source(
        key="pompidou-bio",
        title="Georges Pompidou",
        publisher="Wikipedia",
        url="https://fr.wikipedia.org/wiki/Georges_Pompidou",
        language="fr",
        kind="media",
    ),
    Source(
        key="adenauer-bio",
        title="Konrad Adenauer",
        publisher="Wikipedia",
        url="https://de.wikipedia.org/wiki/Konrad_Adenauer",
        language="de",
        kind="media",
    ),
    Source(
        key="de-gaulle-bio",
        title="Charles de Gaulle",
        publisher="Wikipedia",
        url="https://fr.wikipedia.org/wiki/Charles_de_Gaulle",
        language="fr",
        kind="media",
    ),
)

CHANCELLOR = T("Bundeskanzler", "Federal Chancellor")
FOREIGN_MINISTER = T("Bundesminister des Auswärtigen", "Federal Minister of Foreign Affairs")

ACTORS = (
    Actor(
        key="adenauer",
        kind="person",
        name=T("Konrad Adenauer", "Konrad Adenauer"),
        description=T("Erster Bundeskanzler der Bundesrepublik Deutschland.", "First Chancellor of the Federal Republic of Germany."),
        country="DE",
        source="adenauer-bio",
        began=On("1876-01-05"),
        ended=On("1967-04-19"),
        positions=(
            Position(key="adenauer-chancellor", organization="germany", title=CHANCELLOR, since=On("1949-09"), until=On("1963-10")),
        ),
    ),
    Actor(
        key="schroeder",
        kind="person",
        name=T("Gerhard Schröder (1910–1989)", "Gerhard Schröder (1910–1989)"),
        description=T(
            "Deutscher Politiker, Bundesminister des Innern, des Auswärtigen und der Verteidigung.",
            "German politician, federal minister of the interior, of foreign affairs and of defence.",
        ),
        country="DE",
        source="schroeder-bio",
        began=On("1910-09-11"),
        ended=On("1989-12-31"),
        names=(Name(text="Gerhard Schröder", language="de", kind="alias"),),
        positions=(
            Position(
                key="schroeder-minister", organization="germany", title=FOREIGN_MINISTER, since=On("1961-11-14"), until=On("1966-11-30")
            ),
        ),
    ),
    Actor(
        key="de-gaulle",
        kind="person",
        name=T("Charles de Gaulle", "Charles de Gaulle"),
        description=T(
            "Französischer General und Staatsmann, Präsident der Republik von 1959 bis 1969.",
            "French general and statesman, President of the Republic from 1959 to 1969.",
        ),
        country="FR",
        source="de-gaulle-bio",
        began=On("1890-11-22"),
        ended=On("1970-11-09"),
        positions=(
            Position(
                key="de-gaulle-president",
                organization="france",
                title=T("Präsident der Französischen Republik", "President of the French Republic"),
                since=On("1959-01-08"),
                until=On("1969-04-28"),
            ),
        ),
    ),
    Actor(
        key="pompidou",
        kind="person",
        name=T("Georges Pompidou", "Georges Pompidou"),
        description=T(
            "Französischer Politiker, Premierminister von 1962 bis 1968, danach Präsident der Republik.",
            "French politician, Prime Minister from 1962 to 1968, later President of the Republic.",
        ),
        country="FR",
        source="pompidou-bio",
        began=On("1911-07-05"),
        ended=On("1974-04-02"),
        positions=(
            Position(
                key="pompidou-premier",
                organization="france",
                title=T("Premierminister", "Prime Minister"),
                since=On("1962-04-14"),
                until=On("1968-07-10"),
            ),
        ),
    ),
    Actor(
        key="couve",
        kind="person",
        name=T("Maurice Couve de Murville", "Maurice Couve de Murville"),
        description=T(
            "Französischer Diplomat und Politiker, Außenminister von 1958 bis 1968.",
            "French diplomat and politician, foreign minister from 1958 to 1968.",
        ),
        country="FR",
        source="couve-bio",
        began=On("1907-01-24"),
        ended=On("1999-12-24"),
        positions=(
            Position(
                key="couve-minister",
                organization="france",
                title=T("Außenminister", "Minister of Foreign Affairs"),
                since=On("1958-06-01"),
                until=On("1968-05-30"),
            ),
        ),
    ),
)
