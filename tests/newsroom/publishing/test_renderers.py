"""What a rendering was made by."""

from newsroom.publishing.renderers import renderer_of


def test_a_changed_template_is_another_renderer_and_a_compiled_file_is_not(tmp_path):
    template = tmp_path / "templates" / "page.html"
    template.parent.mkdir()
    template.write_text("<p>One</p>")
    first = renderer_of([tmp_path])
    (tmp_path / "django.mo").write_bytes(b"compiled")
    assert renderer_of([tmp_path]) == first and len(first) == 16
    template.write_text("<p>Two</p>")
    assert renderer_of([tmp_path]) != first


def test_a_new_file_is_another_renderer(tmp_path):
    first = renderer_of([tmp_path])
    (tmp_path / "cards.py").write_text("")
    assert renderer_of([tmp_path]) != first
