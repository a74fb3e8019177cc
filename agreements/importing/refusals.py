"""Why a whole file, or an act upon an import, is refused."""


class ImportRefused(Exception):
    """The message is a sentence for whoever asked."""


class Cancelled(Exception):
    """Somebody asked to stop, and nothing of the act has been written."""
