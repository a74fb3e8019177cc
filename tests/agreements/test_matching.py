import csv
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from agreements.matching import LIKELY, SUGGEST, NameIndex, compare, likely_actors, rarity
from agreements.matching.index import MOST_COMPARED
from agreements.models import Actor, ActorName, MatchDecision
from agreements.names import fold, keys
from tests.factories import make_actor

DATA = Path(__file__).parent.parent / "data" / "names_across_scripts.csv"
LATIN = {
    "1": "Sadyr Jumabayev", "2": "Olena Hryshchenko", "3": "Đorđe Ljubičić", "4": "Kyriakos Balafoutis", "5": "Dina Gounti",
    "6": "Devendra Rathore", "7": "Gyanendra Singh", "8": "Abdelrahman El Mansouri",
    "9": "Mostafa Zahrawi", "10": "Mohammad Javad Ghasemipour",
    "11": "Park Sun-woo", "12": "Lee Jung-ho", "13": "Zhao Wenbo", "14": "Tsai Shu-fang", "15": "Kenichi Kobayashi", "16": "Karen Berger",
}  # fmt: skip
OTHERS = [
    "Sadyr Karimov",
    "Olena Bondar",
    "Dina Balafouti",
    "Devendra Singh",
    "Mostafa Mansouri",
    "Park Jung-ho",
    "Lee Sun-woo",
    "Zhao Shufang",
]
ZHAPAROV = [
    "Sadyr Japarov", "Садыр Жапаров", "Sadyr Schaparow", "Sadyr Dschaparow", "Sadır Caparov", "Садир Жапаров", "Sadyr Dzhaparov",
    "ЖАПАРОВ Садыр Нургожоевич", "Japarov, Sadyr",
]  # fmt: skip
NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüабвгдежзиклмнопрстуж ابتثجمن김박이정 ", min_size=1, max_size=30)


@pytest.fixture
def index():
    index = NameIndex()
    for entity, name in LATIN.items():
        index.add(entity, name)
    for number, name in enumerate(OTHERS):
        index.add(f"other {number}", name)
    return index


@pytest.mark.parametrize("row", list(csv.DictReader(DATA.open(encoding="utf-8"))), ids=lambda row: row["name"])
def test_a_name_in_another_script_finds_its_latin_form_first(index, row):
    assert index.search(row["name"])[0].entity == row["entity_id"]


@pytest.mark.parametrize("spelling", ZHAPAROV)
def test_every_spelling_finds_zhaparov_before_his_namesake(spelling):
    index = NameIndex()
    index.add("namesake", "Akylbek Japarov")
    index.add("meant", "Sadyr Zhaparov")
    found = index.search(spelling)
    assert found[0].entity == "meant" and found[0].score >= LIKELY
    assert all(one.score <= 60 for one in found[1:])


def test_weak_names_match_only_exactly():
    assert compare("CZ", "cz", weak=True).score == 100
    assert compare("Cezary", "CZ", weak=True).score == 0


def test_organisations_need_their_distinctive_words():
    assert compare("National Water Agency", "National Forest Agency", kind="organization").score < SUGGEST
    assert compare("National Water Agency", "Agency, National Water", kind="organization").score == 100


AGENCIES = ["Agency", "Fund", "Committee", "Ministry", "Company"]
FIELDS = ["Investment", "Development", "Tourism", "Forestry", "Railway", "Customs", "Archive", "Energy", "Health", "Geology"]


def institutions() -> list[str]:
    return [f"Nordland {field} {agency}" for field in FIELDS for agency in AGENCIES]


def test_in_memory_organisations_differ_by_their_distinctive_words():
    index = NameIndex()
    for name in [*institutions(), "National Investment Agency"]:
        index.add(name, name, kind="organization")
    found = index.search("National Development Agency", kind="organization")
    assert all(one.score < SUGGEST for one in found)
    assert index.search("Investment Agency, National", kind="organization")[0].score == 100


def test_a_word_that_all_organisations_have_says_little_without_standing_in_a_list():
    """“Nordland” is in no list of generic words; that it says little is known from the index alone."""
    index = NameIndex()
    for name in institutions():
        index.add(name, name, kind="organization")
    without, within = "Nordland", "Nordland Railway"
    score = {one.entity: one.score for one in index.search(without, kind="organization", limit=99)}
    assert max(score.values()) < compare(without, "Nordland Railway Fund", kind="organization").score
    assert [one.entity.split()[1] for one in index.search(within, kind="organization", limit=5)] == ["Railway"] * 5


def test_rarity_changes_nothing_between_persons():
    assert compare("Sadyr Karimov", "Sadyr Jumabayev", rarity=lambda word: 0.0) == compare("Sadyr Karimov", "Sadyr Jumabayev")


@pytest.mark.django_db
def test_in_the_database_organisations_differ_by_their_distinctive_words():
    for name in [*institutions(), "National Investment Agency"]:
        make_actor(name, kind="organization")
    before = likely_actors("Nordland")[0].score
    with connection.cursor() as cursor:
        cursor.execute("analyze agreements_actor")
    rarity.forget()
    try:
        assert all(one.score < SUGGEST for one in likely_actors("National Development Agency"))
        assert likely_actors("Investment Agency, National")[0].score == 100
        assert likely_actors("Nordland")[0].score < before
    finally:
        rarity.forget()


def test_the_answer_says_which_part_met_which():
    parts = compare("Садыр Жумабаев", "Jumabayev Sadyr").parts
    assert [(part.asked, part.known) for part in parts] == [("садыр", "sadyr"), ("жумабаев", "jumabayev")]


@given(NAMES, NAMES)
def test_a_score_is_the_same_both_ways_and_within_bounds(one, two):
    assert compare(one, two).score == compare(two, one).score
    assert 0 <= compare(one, two).score <= 100


@given(NAMES.filter(lambda name: bool(keys(name))))
def test_a_name_is_like_itself(name):
    assert compare(name, name).score == 100


@given(st.lists(st.sampled_from(["sadyr", "jumabayev", "olena", "grete", "mansour", "lindqvist"]), min_size=2, max_size=4, unique=True))
def test_the_order_of_words_does_not_matter(words):
    assert compare(" ".join(words), " ".join(reversed(words))).score == 100


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрст ", min_size=2, max_size=30))
def test_a_name_and_its_fold_share_keys(name):
    assert not keys(name) or set(keys(name)) & set(keys(fold(name)))


def test_no_more_than_a_bounded_number_is_compared():
    index = NameIndex()
    for number in range(2_000):
        index.add(number, f"Ivan Petrov{'aeiou'[number % 5] * (number % 3)}")
    assert len(index.candidates("Иван Петров")) <= 2 * MOST_COMPARED


@pytest.mark.django_db
def test_likely_actors_come_from_labels_and_other_names(django_assert_max_num_queries):
    meant, namesake = make_actor("Sadyr Jumabayev", country="KG"), make_actor("Asel Jumabayeva")
    ActorName.objects.create(actor=meant, name="SJ", kind=ActorName.Kind.WEAK)
    likely_actors("warm")
    with django_assert_max_num_queries(4):
        found = likely_actors("Садыр Жумабаев")
    assert found[0].actor_id == meant.pk and found[0].score >= LIKELY and "жумабаев" in found[0].reason()
    assert likely_actors("SJ")[0].actor_id == meant.pk
    assert likely_actors("Садыр Жумабаев", country="DE")[0].score < found[0].score
    MatchDecision.objects.create(left=meant, right=namesake, verdict=MatchDecision.Verdict.DIFFERENT)
    assert meant.pk not in [one.actor_id for one in likely_actors("Садыр Жумабаев", actor=namesake.pk)]


@pytest.mark.django_db
def test_an_actor_is_found_among_hundreds_with_its_family_name():
    meant = make_actor("Kim Jung-ho")
    labels = [f"Kim {one}{two}" for one in ("Tae", "Min", "Soo", "Bora", "Dal") for two in map("-{}a".format, "bcdfghjklmnpqrstvwxz")]
    namesakes = [
        Actor(kind="person", name_de=f"{name} {last}", name_en="", keys=keys(f"{name} {last}"), main_source=meant.main_source)
        for name in labels
        for last in ("Ilmari", "Otto", "Uwe")
    ]
    Actor.objects.bulk_create(namesakes)
    assert likely_actors("김정호")[0].actor_id == meant.pk


@pytest.mark.django_db
def test_the_index_of_keys_is_asked_not_the_table():
    make_actor("Kim Jung-ho")
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as queries:
        likely_actors("김정호")
        cursor.execute("set local enable_seqscan = off")
        plans = [explained(cursor, query["sql"]) for query in queries.captured_queries if "&&" in query["sql"]]
    assert len(plans) == 2 and all("Bitmap Index Scan on" in plan and "Seq Scan" not in plan for plan in plans)


def explained(cursor, sql: str) -> str:
    cursor.execute(f"explain {sql}")
    return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.django_db
def test_keys_of_another_version_are_computed_again(capsys):
    actor = make_actor("Sadyr Jumabayev")
    Actor.objects.filter(pk=actor.pk).update(keys=[], key_version=0)
    call_command("rekey_names")
    actor.refresh_from_db()
    assert actor.keys == keys("Sadyr Jumabayev") and "1 of 1" in capsys.readouterr().out
    call_command("rekey_names")
    assert "already" in capsys.readouterr().out


def test_match_names_ends_with_one_json_object(tmp_path, capsys):
    names, queries, pairs = tmp_path / "n.csv", tmp_path / "q.csv", tmp_path / "p.csv"
    names.write_text("\ufeffentity_id,name,more\n1,Sadyr Jumabayev,x\n2,Olena Bondar,y\n", encoding="utf-8")
    queries.write_text("entity_id,name\n1,Садыр Жумабаев\n2,Nobody Known\n", encoding="utf-8")
    call_command("match_names", str(names), str(queries))
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(answer) == ["queries", "recall_at_1", "recall_at_10", "p50_ms", "p95_ms"]
    assert (answer["queries"], answer["recall_at_10"]) == (2, 0.5)
    pairs.write_text(
        "name1,name2,kind,is_match\nСадыр Жумабаев,Sadyr Jumabayev,person,1\nOlena Bondar,Sadyr Bondar,person,0\n", encoding="utf-8"
    )
    call_command("match_names", "--pairs", str(pairs))
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["f1"] == 1.0


def test_match_names_says_what_is_wrong_with_a_file(tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("id,name\n1,x\n", encoding="utf-8")
    with pytest.raises(CommandError, match="lacks the column entity_id"):
        call_command("match_names", str(bad), str(bad))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("match_names", str(tmp_path / "none.csv"), str(bad))
