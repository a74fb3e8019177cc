"""How tests ask the API: the answer is checked against its description on the way."""

from functools import cache

from jsonschema import Draft202012Validator

from newsroom.api.description import description


@cache
def validator(component: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{component}", "components": description()["components"]}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def ask(client, path: str, component: str) -> dict:
    """The JSON of /api/v1/`path`, which must be a `component`."""
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    data = response.json()
    validator(component).validate(data)
    return data


def refused(client, path: str, status: int) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    data = response.json()
    validator("Problem").validate(data)
    assert data["status"] == status
    return data


def ids(page: dict) -> list[str]:
    return [one["id"] for one in page["results"]]
