"""The plenipotentiaries of 1875, as the signatures in 20 Stat. 724 and the preamble name them."""

from newsroom.demo.shapes import Actor, Signature, T

SOURCE = "20-stat-709"
PREAMBLE = "pp. 709–712"
SIGNED = "p. 724"
PLENIPOTENTIARY = T("Bevollmächtigter", "Plenipotentiary")

# key, name, state, the state in German and English, the capacity as printed where the preamble names one
ROWS = (
    (
        "washburne",
        "Elihu Benjamin Washburne",
        "usa",
        "der Vereinigten Staaten",
        "the United States",
        T(
            "Außerordentlicher Gesandter und bevollmächtigter Minister der Vereinigten Staaten in Paris",
            "Envoy Extraordinary and Minister Plenipotentiary of the United States at Paris",
        ),
    ),
    ("hohenlohe", "Chlodwig zu Hohenlohe-Schillingsfürst", "german-reich", "des Deutschen Reichs", "the German Reich", PLENIPOTENTIARY),
    ("apponyi", "Graf Apponyi", "austria-hungary", "Österreich-Ungarns", "Austria-Hungary", PLENIPOTENTIARY),
    ("beyens", "Baron Beyens", "belgium", "Belgiens", "Belgium", PLENIPOTENTIARY),
    ("itajuba", "Vicomte d’Itajubá", "brazil", "Brasiliens", "Brazil", PLENIPOTENTIARY),
    ("balcarce", "M. Balcarce", "argentina", "Argentiniens", "Argentina", PLENIPOTENTIARY),
    ("moltke-hvitfeldt", "C. Moltke-Hvitfeldt", "denmark", "Dänemarks", "Denmark", PLENIPOTENTIARY),
    ("molins", "Marqués de Molins", "spain", "Spaniens", "Spain", PLENIPOTENTIARY),
    ("ibanez", "Carlos Ibáñez", "spain", "Spaniens", "Spain", PLENIPOTENTIARY),
    ("decazes", "Duc Decazes", "france", "Frankreichs", "France", T("Minister des Auswärtigen", "Minister of Foreign Affairs")),
    (
        "meaux",
        "Vicomte de Meaux",
        "france",
        "Frankreichs",
        "France",
        T("Minister für Landwirtschaft und Handel", "Minister of Agriculture and Commerce"),
    ),
    (
        "dumas",
        "Jean-Baptiste Dumas",
        "france",
        "Frankreichs",
        "France",
        T("Ständiger Sekretär der Akademie der Wissenschaften", "Perpetual Secretary of the Academy of Sciences"),
    ),
    ("nigra", "Costantino Nigra", "italy", "Italiens", "Italy", PLENIPOTENTIARY),
    ("galvez", "P. Gálvez", "peru", "Perus", "Peru", PLENIPOTENTIARY),
    ("rivero", "Francisco de Rivero", "peru", "Perus", "Peru", PLENIPOTENTIARY),
    ("mendes-leal", "José da Silva Mendes Leal", "portugal", "Portugals", "Portugal", PLENIPOTENTIARY),
    (
        "okouneff",
        "Okouneff",
        "russian-empire",
        "des Russischen Reichs",
        "the Russian Empire",
        T(
            "Wirklicher Staatsrat, Rat der Botschaft Russlands in Paris",
            "Actual Counselor of State, Counselor of the Embassy of Russia at Paris",
        ),
    ),
    (
        "akerman",
        "H. Åkerman",
        "sweden-norway",
        "Schwedens und Norwegens",
        "Sweden and Norway",
        T("Für den verhinderten Baron Adelswärd", "For M. le Baron Adelswärd (prevented)"),
    ),
    (
        "kern",
        "Johann Conrad Kern",
        "switzerland",
        "der Schweiz",
        "Switzerland",
        T(
            "Außerordentlicher Gesandter und bevollmächtigter Minister der Schweizerischen Eidgenossenschaft in Paris",
            "Envoy Extraordinary and Minister Plenipotentiary of the Swiss Confederation at Paris",
        ),
    ),
    (
        "husny",
        "Husny Bey",
        "ottoman-empire",
        "des Osmanischen Reichs",
        "the Ottoman Empire",
        T("Oberstleutnant im Generalstab", "Lieutenant-Colonel of Staff"),
    ),
    ("acosta", "Eliseo Acosta", "venezuela", "Venezuelas", "Venezuela", PLENIPOTENTIARY),
)

PEOPLE = tuple(
    Actor(
        key=key,
        kind="person",
        name=T(name, name),
        description=T(f"Unterzeichnete 1875 die Meterkonvention im Namen {german}.", f"Signed the Metre Convention for {english} in 1875."),
        source=SOURCE,
    )
    for key, name, _state, german, english, _capacity in ROWS
)

SIGNATURES = tuple(
    Signature(party=state, person=key, capacity=capacity, locator=f"{PREAMBLE}, {SIGNED}")
    for key, _name, state, _german, _english, capacity in ROWS
)
