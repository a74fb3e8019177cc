"""The admin's import map is one inline script: under the strict policy it needs the request's nonce."""

from js_asset import Media


class NoncedMedia:
    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=request.csp_nonce)
        return response
