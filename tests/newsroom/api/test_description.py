"""The description is valid OpenAPI 3.1, says everything, and the answers keep to it, whatever is asked."""

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from newsroom.api.description import description
from newsroom.publishing.acts import publish, withdraw
from newsroom.wsgi import application
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_topic

SCHEMA = description()
OPERATIONS = {
    "root", "articles_list", "articles_detail", "actors_list", "actors_detail", "agreements_list", "agreements_detail",
    "sources_list", "sources_detail", "topics_list", "topics_detail", "search", "changes",
    "actors_versions_list", "actors_versions_detail", "actors_versions_compare",
    "agreements_versions_list", "agreements_versions_detail", "agreements_versions_compare",
    "agreements_lineage", "agreements_facets", "actors_facets", "commitments_list", "happenings_list",
}  # fmt: skip


def test_the_description_is_valid_openapi():
    assert SCHEMA["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(SCHEMA).validate()


def test_every_address_is_described_with_its_refusals():
    found = {one["operationId"]: one for path in SCHEMA["paths"].values() for one in path.values()}
    assert set(found) == OPERATIONS
    for operation in found.values():
        refusals = {status for status in operation["responses"] if status >= "400"}
        assert {"400", "414"} <= refusals
        for status in refusals:
            assert list(operation["responses"][status]["content"]) == ["application/problem+json"]


def test_every_parameter_says_what_it_takes():
    for path in SCHEMA["paths"].values():
        for parameter in path["get"].get("parameters", []):
            assert parameter["description"] and "schema" in parameter, parameter["name"]


def test_json_and_yaml_say_the_same(client):
    assert yaml.safe_load(client.get("/api/v1/schema/?format=yaml").content) == client.get("/api/v1/schema/").json() == SCHEMA
    assert client.get("/api/v1/schema/?format=xml").status_code == 400


@pytest.fixture
def everything(transactional_db):
    """Something of each kind, something withdrawn, something corrected."""
    topic = make_topic("Water")
    agreement = make_agreement("Water treaty", published=True)
    agreement.topics.add(topic)
    publish(agreement, by=None, change="correction", note="The topic was missing.")
    speaker = make_actor("Rathenau", published=True)
    article = make_article("Water", mentions=[agreement, speaker])
    make_quote(article, speaker, said_on="1922-04-16")
    publish(article, by=None)
    withdraw(make_article("Gone", published=True), by=None, reason="It was wrong.")


# Finer than a description can say: cursors are the site's own, moments lie in the past, days are in the calendar.
FINER = {"cursor", "as_of", "on", "published_after", "published_before", "year", "since", "until"}
FINER |= {f"dated_{how}_{side}" for how in ("certainly", "possibly") for side in ("before", "after")}
# A query that is too long is refused, however right or wrong each of its parameters is.
REFUSALS = {"expected-statuses": ["400", "404", "405", "414"]}
CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "414"]}, "negative_data_rejection": REFUSALS}}


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["asked rightly", "asked wrongly"])
def test_the_answers_keep_to_the_description(mode):
    schema = schemathesis.openapi.from_dict(SCHEMA, config=schemathesis.Config.from_dict(CONFIG))
    schema.app = application
    operations = [result.ok() for result in schema.get_all_operations()]
    for operation in operations:
        if mode.is_positive or operation.query or operation.path_parameters:
            ask(operation, mode)


def ask(operation, mode: GenerationMode) -> None:
    @settings(
        max_examples=12, derandomize=True, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        case.call_and_validate(excluded_checks=[positive_data_acceptance] if FINER & set(case.query) else [])

    check()
