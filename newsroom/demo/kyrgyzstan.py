"""The story of today. It is about living people: the listed facts, each with its locator, and nothing else.

Locators name the paragraphs of the press report (¶ 1 is its standfirst). The report is not ours: no excerpt of it, but for the one short
quotation of a post.
"""

from newsroom.demo.shapes import (
    Actor,
    Agreement,
    AgreementEvent,
    Commitment,
    Name,
    On,
    Party,
    Picture,
    Position,
    Provision,
    Relation,
    Signature,
    Source,
    T,
)

REPORT = "cz-press-report"
STAFF = "cz-staff-transliteration"

SOURCES = (
    Source(key=REPORT, title="Pressebericht, ohne Angabe des Herausgebers", kind="media", language="de"),
    Source(key="cz-post", title="Changpeng Zhao auf X", author="Changpeng Zhao", kind="social_post", language="en", via=REPORT),
    Source(key=STAFF, title="Umschrift der Redaktion", kind="staff_transliteration", language="de"),
)

PICTURE = Picture(
    key="kyrgyzstan",
    alt=T(
        "Zeichnung: Eine geschwungene Unterschriftslinie läuft über eine Kette von Blöcken, dahinter ein Gebirgszug.",
        "Drawing: a flowing signature line runs across a chain of blocks, with a mountain range behind it.",
    ),
    caption=T(
        "Eine Unterschrift, eine Kette von Blöcken, ein Gebirge: die Absichtserklärung als Zeichnung.",
        "A signature, a chain of blocks, a mountain range: the memorandum as a drawing.",
    ),
)

ACTORS = (
    Actor(
        key="kyrgyzstan",
        kind="state",
        name=T("Kirgisische Republik", "Kyrgyz Republic"),
        description=T("Staat in Zentralasien.", "State in Central Asia."),
        country="KG",
        source=REPORT,
        identifiers=(("iso3166", "KG"),),
        names=(
            Name(text="Kirgisistan", language="de", kind="alias", locator="¶ 3"),
            Name(text="Kyrgyzstan", language="en", kind="alias", source=STAFF),
        ),
    ),
    Actor(
        key="nia",
        kind="organization",
        classification="public_body",
        name=T("Nationale Investitionsagentur", "National Investment Agency"),
        description=T(
            "Behörde der Kirgisischen Republik. Sie untersteht deren Präsidenten, soll ausländische Investitionen ins Land holen und "
            "internationale Unternehmen unterstützen.",
            "Agency of the Kyrgyz Republic. It works under the country’s President, and is to attract foreign investment and support "
            "international companies.",
        ),
        country="KG",
        source=REPORT,
        names=(Name(text="NIA", language="en", kind="acronym", locator="¶ 1"),),
        relations=(
            Relation(kind="agency_of", object="kyrgyzstan", locator="¶ 1"),
            Relation(kind="reports_to", object="zhaparov", locator="¶ 6"),
        ),
    ),
    Actor(
        key="zhao",
        kind="person",
        name=T("Changpeng Zhao", "Changpeng Zhao"),
        description=T(
            "Gründer von Binance und dort früher Vorstandschef. Nach eigenen Angaben berät er mehrere Regierungen, förmlich und formlos.",
            "Founder of Binance and its former chief executive. By his own account he advises several governments, formally and "
            "informally.",
        ),
        source=REPORT,
        names=(
            Name(text="CZ", language="en", kind="weak", locator="¶ 1"),
            Name(text="赵长鹏", language="zh-Hans", kind="alias", source=STAFF),
            Name(text="Чжао Чанпэн", language="ru", kind="transliteration", source=STAFF),
        ),
        positions=(
            Position(key="zhao-founder", organization="binance", title=T("Gründer", "Founder"), locator="¶ 1"),
            Position(
                key="zhao-ceo",
                organization="binance",
                title=T("Vorstandschef", "Chief executive"),
                until=On("2023", "exact", "Ende 2023"),
                locator="¶ 9",
            ),
        ),
        relations=(Relation(kind="founded", object="binance", locator="¶ 1"),),
    ),
    Actor(
        key="binance",
        kind="organization",
        classification="company",
        name=T("Binance", "Binance"),
        description=T("Von Changpeng Zhao gegründetes Unternehmen.", "Company founded by Changpeng Zhao."),
        source=REPORT,
    ),
    Actor(
        key="zhaparov",
        kind="person",
        name=T("Sadyr Zhaparov", "Sadyr Zhaparov"),
        description=T(
            "Präsident der Kirgisischen Republik, im Amt am 3. April 2025.", "President of the Kyrgyz Republic, in office on 3 April 2025."
        ),
        country="KG",
        source=REPORT,
        names=(
            Name(text="Sadyr Japarov", language="en", kind="transliteration", source=STAFF),
            Name(text="Садыр Жапаров", language="ky", kind="alias", source=STAFF),
            Name(text="Sadyr Dschaparow", language="de", kind="transliteration", source=STAFF),
        ),
        positions=(
            # In office on that day; when it began, and whether it has ended, is not known here.
            Position(
                key="zhaparov-president",
                organization="kyrgyzstan",
                title=T("Präsident der Kirgisischen Republik", "President of the Kyrgyz Republic"),
                known_on=On("2025-04-03"),
                locator="¶ 2",
            ),
        ),
    ),
)

AGREEMENT = Agreement(
    key="kyrgyzstan",
    title=T(
        "Absichtserklärung zwischen Changpeng Zhao und der Nationalen Investitionsagentur der Kirgisischen Republik über die "
        "Entwicklung des Krypto- und Blockchain-Ökosystems Kirgisistans",
        "Memorandum of understanding between Changpeng Zhao and the National Investment Agency of the Kyrgyz Republic on developing the "
        "crypto and blockchain ecosystem of Kyrgyzstan",
    ),
    short_title=T("Absichtserklärung zu Krypto und Blockchain in Kirgisistan", "Memorandum on crypto and blockchain in Kyrgyzstan"),
    form="mou",
    binding="unclear",
    text_status="not_published",
    topics=("blockchain",),
    source=REPORT,
    summary=T(
        "Changpeng Zhao und die Nationale Investitionsagentur wollen gemeinsam das Krypto- und Blockchain-Ökosystem Kirgisistans "
        "entwickeln. Ziele sind eine stärkere technische Infrastruktur, sicherere digitale Vermögenswerte und ausgebildete Fachleute im "
        "Land. Der Wortlaut ist nicht veröffentlicht, ein Zeitplan auch nicht; beide Seiten ließen wissen, dass die Arbeit in den "
        "folgenden Monaten beginnt.",
        "Changpeng Zhao and the National Investment Agency intend to develop the crypto and blockchain ecosystem of Kyrgyzstan "
        "together. The aims are a stronger technological infrastructure, safer digital assets and trained local specialists. The text "
        "has not been published, nor has a timetable; both sides let it be known that work begins in the months that follow.",
    ),
    events=(
        AgreementEvent(
            kind="announced",
            date=On("2025-04-03", "exact", "3. April"),
            announced_by="zhaparov",
            locator="¶ 2",
            note=T(
                "Der Bericht druckt „3. April“; das Jahr 2025 hat die Redaktion erschlossen.",
                "The report prints „3. April“; the year 2025 was inferred by staff.",
            ),
        ),
        AgreementEvent(
            kind="signed",
            date=On("2025-04-03", "not_after"),
            locator="¶ 1",
            note=T("Der Tag der Unterschrift ist nicht genannt.", "The day of signature is not stated."),
        ),
    ),
    parties=(
        Party(actor="zhao", capacity="not_stated", locator="¶ 1"),
        Party(actor="nia", capacity="not_stated", locator="¶ 1"),
    ),
    signatures=(
        Signature(party="zhao", person="zhao", locator="¶ 1"),
        Signature(party="nia", unknown_reason="not_named", locator="¶ 1"),
    ),
    provisions=(
        Provision(
            reference="1",
            kind="cooperation_area",
            topic="blockchain",
            text=T("Beratung zur Regulierung", "Regulatory advice"),
            locator="¶ 2",
        ),
        Provision(reference="2", kind="cooperation_area", topic="blockchain", text=T("Infrastruktur", "Infrastructure"), locator="¶ 2"),
        Provision(
            reference="3",
            kind="cooperation_area",
            topic="blockchain",
            text=T(
                "Bildung: Blockchain, Cybersicherheit und Verwaltung virtueller Vermögenswerte",
                "Education: blockchain, cybersecurity and management of virtual assets",
            ),
            locator="¶ 2, ¶ 3",
        ),
        Provision(reference="4", kind="planned_activity", text=T("Technische Unterstützung", "Technical support"), locator="¶ 8"),
        Provision(reference="5", kind="planned_activity", text=T("Fachliche Beratung", "Professional consulting"), locator="¶ 8"),
        Provision(reference="6", kind="planned_activity", text=T("Bildungsprogramme", "Educational programmes"), locator="¶ 8"),
    ),
    commitments=(
        Commitment(
            deliverable=T("Technische Unterstützung", "Technical support"), due_status="none_published", provision="4", locator="¶ 8, ¶ 10"
        ),
        Commitment(
            deliverable=T("Fachliche Beratung", "Professional consulting"), due_status="none_published", provision="5", locator="¶ 8, ¶ 10"
        ),
        Commitment(
            deliverable=T("Bildungsprogramme", "Educational programmes"), due_status="none_published", provision="6", locator="¶ 8, ¶ 10"
        ),
    ),
)
