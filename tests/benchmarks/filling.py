"""Ten thousand published articles on a few hundred records, made by the kernel itself."""

import sys
from random import Random

from agreements.models import Actor, Agreement
from articles.models import AgreementBlock, Article, ArticleVersion, Section
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_section

ARTICLES, ACTORS, AGREEMENTS, BATCH = 10_000, 200, 100, 100
WORDS = [
    "Wasser",
    "Vertrag",
    "Grenze",
    "Hafen",
    "Strom",
    "Metall",
    "Zucker",
    "Kohle",
    "Brücke",
    "Handel",
    "Zoll",
    "Frieden",
    "Fluss",
    "Küste",
    "Schiff",
    "Recht",
    "Geld",
    "Gold",
    "Zeit",
    "Land",
    "Minister",
    "Bericht",
    "Frist",
    "Zusage",
    "Delegation",
    "Konferenz",
    "Sitzung",
    "Protokoll",
    "Anlage",
    "Karte",
    "Insel",
    "Markt",
    "Preis",
    "Bank",
    "Anleihe",
    "Schuld",
    "Pacht",
]


def sentence(random: Random, length: int = 12) -> str:
    return " ".join(random.choices(WORDS, k=length)) + "."


def paragraphs(random: Random, number: int = 5) -> str:
    return "".join(f"<p>{' '.join(sentence(random) for _ in range(6))}</p>" for _ in range(number))


def fill() -> None:
    """Bring the database up to ARTICLES live articles; a database that has them is left alone."""
    there = ArticleVersion.objects.live().count()
    if there >= ARTICLES:
        return
    random = Random(7)
    sections = list(Section.objects.all()) or [make_section(f"Ressort {number}") for number in range(5)]
    actors = list(Actor.objects.all()) or [make_actor(sentence(random, 2), published=True) for _ in range(ACTORS)]
    agreements = list(Agreement.objects.all()) or [
        make_agreement(sentence(random, 4), parties=random.sample(actors, 3), published=True) for _ in range(AGREEMENTS)
    ]
    for number in range(there, ARTICLES, BATCH):
        publish(*(article(random, sections, actors, agreements) for _ in range(BATCH)), by=None)
        print(f"\r{number + BATCH} of {ARTICLES} articles", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def article(random: Random, sections, actors, agreements) -> Article:
    named, agreement = random.sample(actors, 4), random.choice(agreements)
    made = make_article(
        sentence(random, 6),
        text=paragraphs(random),
        section=random.choice(sections),
        standfirst=sentence(random),
        mentions=[*named, agreement],
    )
    make_quote(made, named[0], sentence(random))
    AgreementBlock.objects.create(parent=made, region="body", ordering=30, agreement=agreement)
    return made
