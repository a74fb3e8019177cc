"""Where the rows are kept: the server that DATABASE_URL names, or a private PostgreSQL of our own.

Also a Django database backend (see `base`), which starts that private server when the first connection is made.
"""

from newsroom.database.entry import default_database
from newsroom.database.problems import DatabaseProblem

__all__ = ["DatabaseProblem", "default_database"]
