"""The three groups of the desk's index."""

from django.utils.translation import gettext_lazy as _

GROUPS = (
    ("desk", _("Editorial desk"), ("Article", "Image", "Quote", "Correction")),
    ("register", _("Register"), ("Agreement", "Actor", "Commitment", "Source", "ImportRun")),
    ("administration", _("Administration"), ("Section", "Topic", "Contributor", "User", "Group", "LogEntry", "Change")),
)


def grouped(app_list: list[dict]) -> list[dict]:
    """Django's list of apps, regrouped; what no group names goes to the last one. Empty groups are left out."""
    models = {model["object_name"]: model | {"app_url": app["app_url"]} for app in app_list for model in app["models"]}
    groups = []
    for label, name, names in GROUPS:
        found = [models.pop(one) for one in names if one in models]
        groups.append({"app_label": label, "name": name, "app_url": "", "has_module_perms": True, "models": found})
    groups[-1]["models"].extend(models.values())
    return [group for group in groups if group["models"]]
