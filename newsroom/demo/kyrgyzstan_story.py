"""The story of today in German and English: the facts of the record, in our own words."""

from newsroom.demo.shapes import Card, FactBox, Quotation, Story, T, Text

MENTIONS = (
    ("kyrgyzstan", "subject"),
    ("zhao", "quoted"),
    ("nia", "subject"),
    ("zhaparov", "mentioned"),
    ("binance", "mentioned"),
)

QUOTATION = Quotation(
    speaker="zhao",
    text="I find this work extremely meaningful.",
    language="en",
    translation="Ich empfinde diese Arbeit als äußerst sinnvoll.",
    occasion=T("Beitrag auf X", "Post on X"),
    source="cz-post",
    locator="¶ 5",
)

GERMAN = Story(
    key="kyrgyzstan-de",
    language="de",
    section="wirtschaft",
    genre="news",
    kicker="Kirgisistan",
    slug="kirgisistan-absichtserklaerung-blockchain",
    headline="Kirgisistan will sein Blockchain-Ökosystem mit Changpeng Zhao entwickeln",
    standfirst=(
        "Die Nationale Investitionsagentur und der Gründer von Binance haben eine Absichtserklärung unterzeichnet. Was sie vorsieht, "
        "ist in Umrissen bekannt. Ein Zeitplan wurde nicht veröffentlicht."
    ),
    picture="kyrgyzstan",
    topics=("blockchain",),
    bylines=(("feldkamp", "author"),),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Changpeng Zhao, genannt CZ, und die Nationale Investitionsagentur (NIA) der Kirgisischen Republik haben eine "
            "Absichtserklärung unterzeichnet. Sie soll das Krypto- und Blockchain-Ökosystem Kirgisistans voranbringen. Präsident Sadyr "
            "Zhaparov gab sie am 3. April bekannt.</p>"
            "<p>Drei Felder nennt die Erklärung: Beratung zur Regulierung, Infrastruktur und Bildung. Unterrichtet werden sollen "
            "Blockchain, Cybersicherheit und die Verwaltung virtueller Vermögenswerte. Am Ende soll das Land über eine stärkere "
            "technische Infrastruktur verfügen, über sicherere digitale Vermögenswerte und über "
            "ausgebildete einheimische Fachleute.</p>"
        ),
        Card("kyrgyzstan"),
        Text(
            "<h2>Rat für mehrere Regierungen</h2>"
            "<p>Zhao, der Gründer von Binance, gab die Führung des Unternehmens Ende 2023 ab. Auf X schrieb er, er berate mehrere "
            "Regierungen, förmlich und formlos: zu Regeln für Kryptowerte und zu Anwendungen der Blockchain, die über den Handel "
            "hinausgehen.</p>"
        ),
        QUOTATION,
        Text(
            "<p>Die NIA arbeitet unter dem Präsidenten. Sie soll ausländische Investitionen ins Land holen und internationale "
            "Unternehmen unterstützen. Vertreter des Landes möchten, dass Kirgisistan als zukunftsgewandte digitale Wirtschaft gesehen "
            "wird und bei der Blockchain in Zentralasien vorangehen kann. Zhaparov sprach von neuen Horizonten für digitale Technik und "
            "von dauerhaftem Wachstum.</p>"
            "<h2>Was noch offen ist</h2>"
            "<p>Vorgesehen sind technische Unterstützung, fachliche Beratung und Bildungsprogramme. Wer sie jeweils zu leisten hat, ist "
            "nicht gesagt. Auch ein Zeitplan wurde nicht veröffentlicht; beide Seiten ließen wissen, dass die Arbeit in den kommenden "
            "Monaten beginnt.</p>"
        ),
        FactBox(
            "Bekannt und nicht bekannt",
            "<ul><li>Bekannt: Beteiligte, Felder der Zusammenarbeit, Tag der Bekanntgabe.</li>"
            "<li>Nicht bekannt: der Wortlaut, der Tag der Unterschrift und wer für die NIA unterschrieb.</li>"
            "<li>Nicht angegeben: in welcher Eigenschaft die Beteiligten handelten.</li></ul>",
        ),
    ),
)

ENGLISH = Story(
    key="kyrgyzstan-en",
    language="en",
    translation_of="kyrgyzstan-de",
    section="wirtschaft",
    genre="news",
    kicker="Kyrgyzstan",
    slug="kyrgyzstan-memorandum-blockchain",
    headline="Kyrgyzstan wants to develop its blockchain ecosystem with Changpeng Zhao",
    standfirst=(
        "The National Investment Agency and the founder of Binance have signed a memorandum of understanding. Its outline is known. "
        "No timetable has been published."
    ),
    picture="kyrgyzstan",
    topics=("blockchain",),
    bylines=(("feldkamp", "author"), ("halloway", "translator")),
    mentions=MENTIONS,
    body=(
        Text(
            "<p>Changpeng Zhao, called CZ, and the National Investment Agency (NIA) of the Kyrgyz Republic have signed a memorandum of "
            "understanding. It is meant to develop the crypto and blockchain ecosystem of Kyrgyzstan. President Sadyr Zhaparov "
            "announced it on 3 April.</p>"
            "<p>The memorandum names three fields: regulatory advice, infrastructure and education. Blockchain, cybersecurity and the "
            "management of virtual assets are to be taught. In the end the country is to have a stronger technological infrastructure, "
            "safer digital assets and trained local specialists.</p>"
        ),
        Card("kyrgyzstan"),
        Text(
            "<h2>Advice for several governments</h2>"
            "<p>Zhao, the founder of Binance, stepped down as its chief executive at the end of 2023. On X he wrote that he advises "
            "several governments, formally and informally: on rules for crypto, and on uses of blockchain that go beyond trading.</p>"
        ),
        QUOTATION,
        Text(
            "<p>The NIA works under the President. It is to attract foreign investment and to support international companies. "
            "Officials want Kyrgyzstan to be seen as a forward-looking digital economy, and as a possible leader in blockchain in "
            "Central Asia. Zhaparov spoke of new horizons for digital technology and of sustained growth.</p>"
            "<h2>What is still open</h2>"
            "<p>Technical support, professional consulting and educational programmes are planned. Who has to provide them is not said. "
            "Nor has a timetable been published; both sides let it be known that work will begin in the coming months.</p>"
        ),
        FactBox(
            "Known and not known",
            "<ul><li>Known: the parties, the fields of cooperation, the day of the announcement.</li>"
            "<li>Not known: the text, the day of signature, and who signed for the NIA.</li>"
            "<li>Not stated: the capacity in which the parties acted.</li></ul>",
        ),
    ),
)

STORIES = (GERMAN, ENGLISH)
