"""`python -m tests.benchmarks.names [COUNT …]`: how long it takes to find a name among 5,000, 50,000 and 200,000, as a table.

In memory as `match_names` does it, then in a database of its own (kept for the next time) as the desk does it. All names are
invented. The half of them has frequent family names, so that the commonest keys grow with the registry.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ["NEWSROOM_TEST_DATABASE"] = "newsroom_bench_names"
os.environ.setdefault("NEWSROOM_LOG_LEVEL", "ERROR")
django.setup()

from django.db import connection  # noqa: E402  needs the settings
from django.test.utils import CaptureQueriesContext, setup_databases  # noqa: E402

from agreements.management.commands.match_names import percentile  # noqa: E402
from agreements.matching import NameIndex, likely_actors, rarity  # noqa: E402
from agreements.models import Actor, Source  # noqa: E402
from agreements.names import KEY_VERSION, keys, sort_key  # noqa: E402
from tests.factories import make_source  # noqa: E402

COUNTS = (5_000, 50_000, 200_000)
ASKED, BATCH = 200, 5_000
GIVEN_NAMES = """Ivan Olena Sadyr Asel Mohammed Ahmad Fatima Abdelrahman Yusuf Georgi Maria Anna Karl Grete Pierre Juan Jung-ho Sun-woo
    Min-ji Wenbo Shufang Xiaoming Devendra Sunita Kenichi Haruko Kyriakos Eleni Nguyen Chidi Amara Lars Ingrid Tomás"""
FAMILY_NAMES = """Petrov Ivanov Jumabayev Karimov Hryshchenko Mansouri Zahrawi Hussein Khan Ghasemipour Kim Lee Park Choi Zhao Wang Li Zhang
    Chen Tsai Lin Singh Rathore Sharma Kobayashi Tanaka Papadopoulos Balafoutis Tran Okafor Müller Berger Hansen García Silva"""
SOUNDS = "ba ko mi ra tu se lan dor vik nu pel gar shi zho ham jeb qua thi"
GIVEN, FAMILY, SYLLABLES = GIVEN_NAMES.split(), FAMILY_NAMES.split(), SOUNDS.split()
ENDINGS = ["ov", "enko", "ian", "ski", "", "", ""]
ELSEWHERE = """Садыр Жумабаев|Иван Петров|Олена Грищенко|محمد حسين|عبد الرحمن المنصوري|فاطمة الزهراوي
    |赵文博|蔡淑芳|李小明|王文波
    |김선우|이정호|박민지|小林健一|田中春子|देवेन्द्र राठौर|सुनीता शर्मा|Κυριάκος Μπαλαφούτης|Ελένη Παπαδοπούλου
    |Мохаммед Хан|Ли Вэньбо|Ким Чжон Хо"""


def invented(random: Random) -> Iterator[str]:
    while True:
        family = (
            random.choice(FAMILY) if random.random() < 0.5 else "".join(random.choices(SYLLABLES, k=3)).title() + random.choice(ENDINGS)
        )
        yield f"{random.choice(GIVEN)} {family}"


def questions() -> list[str]:
    """Names in other scripts, common words alone, and names of the same making that need not be there."""
    other = [name.strip() for name in ELSEWHERE.split("|")]
    made = invented(Random(2))
    return [*other, *GIVEN[:5], *FAMILY[:5], *(next(made) for _ in range(ASKED - len(other) - 10))]


def timed(ask: Callable[[str], object]) -> list[float]:
    """Milliseconds of each question, in order; the caches are warm from other questions only."""
    took = []
    for name in questions():
        begun = time.perf_counter()
        ask(name)
        took.append((time.perf_counter() - begun) * 1000)
    return sorted(took)


def fill(count: int, names: Iterator[str]) -> None:
    source = Source.objects.first() or make_source()
    while missing := count - Actor.objects.count():
        labels = [next(names) for _ in range(min(BATCH, missing))]
        Actor.objects.bulk_create(row(label, source) for label in labels)
    with connection.cursor() as cursor:
        cursor.execute(f"vacuum analyze {connection.ops.quote_name(Actor._meta.db_table)}")
    rarity.forget()


def row(label: str, source: Source) -> Actor:
    return Actor(
        kind="person", name_de=label, name_en=label, sort_key=sort_key(label), keys=keys(label), key_version=KEY_VERSION, main_source=source
    )


def sequential_scans() -> list[str]:
    """Questions for which PostgreSQL reads a whole table of actors."""
    found = []
    for name in questions()[:40]:
        with CaptureQueriesContext(connection) as queries:
            likely_actors(name)
        for query in queries:
            with connection.cursor() as cursor:
                cursor.execute(f"explain {query['sql']}")
                if any("Seq Scan on agreements_actor " in line for (line,) in cursor.fetchall()):
                    found.append(name)
    return found


def line(title: str, count: int, took: list[float]) -> str:
    return f"{title:12}{count:>9,}{percentile(took, 0.5):9.1f}{percentile(took, 0.95):9.1f}{took[-1]:9.1f}"


def main(counts: list[int]) -> None:
    print(f"{'':12}{'names':>9}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    index, names = NameIndex(), invented(Random(1))
    for count in counts:
        while len(index) < count:
            index.add(len(index), next(names))
        print(line("in memory", count, timed(index.search)), flush=True)
    setup_databases(verbosity=0, interactive=False, keepdb=True)
    names = invented(Random(Actor.objects.count()))
    for count in counts:
        if Actor.objects.count() > count:
            Actor.objects.all()._raw_delete(connection.alias)
        fill(count, names)
        scans = sequential_scans()
        print(line("database", count, timed(likely_actors)), f"   {len(scans)} sequential scans", flush=True)


if __name__ == "__main__":
    main(sorted(int(count) for count in sys.argv[1:]) or list(COUNTS))
