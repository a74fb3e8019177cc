from tests.newsroom.admin.conftest import administrator, editor, quick_passwords, registrar, reporter

__all__ = ["administrator", "editor", "quick_passwords", "registrar", "reporter"]
