"""`make bench`: fills a database of its own (kept for the next time), measures, prints a table."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ["NEWSROOM_TEST_DATABASE"] = "newsroom_bench"
os.environ.setdefault("NEWSROOM_LOG_LEVEL", "ERROR")
django.setup()

from django.db import connection  # noqa: E402  needs the settings
from django.test.utils import setup_databases  # noqa: E402

from agreements.addresses import record_path  # noqa: E402
from agreements.models import AgreementVersion  # noqa: E402
from articles.addresses import article_path  # noqa: E402
from articles.models import ArticleVersion  # noqa: E402
from newsroom.wsgi import application  # noqa: E402

from .filling import fill  # noqa: E402
from .measuring import bare_server, measure  # noqa: E402


def addresses() -> dict[str, str]:
    article = ArticleVersion.objects.live().newest_first().first()
    agreement = AgreementVersion.objects.live().newest_first().first()
    return {
        "article page": article_path(article.language, article.public_id, article.slug),
        "front page": "/de/",
        "agreement page": record_path("agreement", agreement.public_id, agreement.slug, "de"),
        "API list": "/api/v1/articles/",
        "API detail": f"/api/v1/articles/{article.public_id}/",
        "search page, common word": "/de/suche/?q=Wasser",
        "search page, two words": "/de/suche/?q=Delegation+Anleihe",
    }


def main() -> None:
    setup_databases(verbosity=0, interactive=False, keepdb=True)
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    bare = measure(bare_server(ArticleVersion.objects.live().newest_first().first().pk), "/")
    print(f"{ArticleVersion.objects.live().count():,} live articles; one process; medians of several rounds")
    print(f"{'':28}{'CPU ms':>9}{'req/s':>9}{'bytes':>9}{'ratio of CPU':>14}")
    print(f"{'bare server, one row':28}{bare.cpu_ms:9.2f}{bare.per_second:9.0f}{bare.bytes:9,}{1:14.1f}")
    for name, address in addresses().items():
        cost = measure(application, address)
        print(f"{name:28}{cost.cpu_ms:9.2f}{cost.per_second:9.0f}{cost.bytes:9,}{cost.cpu_ms / bare.cpu_ms:14.1f}")


if __name__ == "__main__":
    main()
