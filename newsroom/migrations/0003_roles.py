"""The four roles. Permission rows are usually made after all migrations; the groups need them here, so this one makes them first."""

from collections.abc import Iterator

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("auth", "admin", "newsroom", "agreements", "articles")
DRAFT, KEEP, LOOK = ("add", "change", "view"), ("add", "change", "delete", "view"), ("view",)

RECORDS = ("agreements.actor", "agreements.agreement")
RECORD_CHILDREN = tuple(
    f"agreements.{name}"
    for name in (
        "actorname", "identifier", "position", "relation", "actorevent", "party", "signature", "agreementevent", "provision", "commitment", "assessment",
    )
)  # fmt: skip
ARTICLE_CHILDREN = tuple(
    f"articles.{name}"
    for name in ("byline", "quote", "mention", "textblock", "quoteblock", "imageblock", "agreementblock", "factboxblock", "correction")
)
HOUSE = ("articles.section", "articles.contributor", "agreements.topic")

REPORTER = {
    **dict.fromkeys(("articles.article", *RECORDS), (*DRAFT, "delete")),
    **dict.fromkeys((*ARTICLE_CHILDREN, *RECORD_CHILDREN), KEEP),
    **dict.fromkeys(("articles.image", "agreements.source"), DRAFT),
    **dict.fromkeys(HOUSE, LOOK),
}
REGISTRAR = {
    **dict.fromkeys(RECORDS, (*KEEP, "publish")),
    **dict.fromkeys((*RECORD_CHILDREN, "agreements.source", "agreements.topic"), KEEP),
}
EDITOR = {
    **REGISTRAR,
    "articles.article": (*KEEP, "publish"),
    **dict.fromkeys((*ARTICLE_CHILDREN, "articles.image", *HOUSE), KEEP),
    **dict.fromkeys(("admin.logentry", "newsroom.change"), LOOK),
}
ADMINISTRATOR = {
    **EDITOR,
    **dict.fromkeys(("articles.article", *RECORDS), (*KEEP, "publish", "redact")),
    "auth.user": KEEP,
    "auth.group": LOOK,
}
ROLES = {"reporter": REPORTER, "registrar": REGISTRAR, "editor": EDITOR, "administrator": ADMINISTRATOR}


def codenames(role: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(app label, codename) of each permission of a role."""
    for model, acts in role.items():
        app, name = model.split(".")
        for act in acts:
            yield app, f"{act}_{name}"


def make_roles(apps, schema_editor):
    using = schema_editor.connection.alias
    for label in APPS:
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, role in ROLES.items():
        group, _made = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        group.permissions.set([permissions.get(content_type__app_label=app, codename=codename) for app, codename in codenames(role)])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_clock_and_protection"),
        ("agreements", "0002_protect_the_record"),
        ("articles", "0002_protect_the_record"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
