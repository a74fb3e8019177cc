from tests.newsroom.admin.conftest import administrator, editor, registrar, reporter

__all__ = ["administrator", "editor", "registrar", "reporter"]
