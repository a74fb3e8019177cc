"""Public files: renditions of pictures, and documents of agreements. Originals and sources stay at the desk."""

import mimetypes
import re

from django.conf import settings
from django.http import Http404
from django.views.static import serve

# imagefield keeps renditions below __processed__; documents are PDFs that an editor put into a public record.
PUBLIC = re.compile(r"^(__processed__/.+\.(avif|webp)|agreements/[^/]+\.pdf)$")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


def media(request, path: str):
    """A file that readers may have; everything else does not exist."""
    if not PUBLIC.match(path):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if path.endswith(".pdf"):
        response.headers["Content-Disposition"] = "inline"
    return response
