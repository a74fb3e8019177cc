"""Django's backend for PostgreSQL, which sees to it that the embedded server runs. Django imports it by this name, `base`."""

from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        """Django asks for these before each connection; a join that was successful is remembered, so it costs one check a process."""
        if not self.settings_dict.get("JOINED"):
            self.join()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, self.Database.OperationalError):
            # Killed since we joined. When it was not, the trouble is another one (no connection left, say) and a second try would hide it.
            if not self.join():
                raise
            return super().get_new_connection(conn_params)

    def join(self) -> bool:
        cluster = self.settings_dict["CLUSTER"]
        started = cluster.join()
        self.settings_dict |= {"HOST": str(cluster.socket_folder()), "JOINED": True}
        return started
