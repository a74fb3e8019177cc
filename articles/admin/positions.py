"""The positions that a quote's speaker holds or held, for the quote's form to choose from."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse

from .quotes_in_place import positions_of


class OffersPositions:
    def positions_view(self, request):
        """`{"positions": [{"id", "text"}, …]}` of `?speaker=`; empty for nobody or somebody unknown."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        speaker = request.GET.get("speaker", "")
        known = positions_of(int(speaker)) if speaker.isdecimal() and len(speaker) < 18 else positions_of(None)
        return JsonResponse({"positions": [{"id": one.pk, "text": str(one)} for one in known[:100]]})
