"""How another process reaches the database that a test works in."""

from urllib.parse import quote

from django.db import connection


def address_of_the_database() -> str:
    """For DATABASE_URL. A host that is the folder of a socket is written with its slashes encoded."""
    connection.ensure_connection()  # the embedded server says where it is when it has been joined
    parts = connection.settings_dict
    port = f":{parts['PORT']}" if parts["PORT"] else ""
    return f"postgres://{quote(parts['USER'])}:{quote(parts['PASSWORD'])}@{quote(parts['HOST'], safe='')}{port}/{parts['NAME']}"
