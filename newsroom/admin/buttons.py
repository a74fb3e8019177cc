"""The buttons under a form, and where they lead."""

from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.http import HttpResponseRedirect
from django.urls import reverse

from .publish_page import publish_or_ask
from .states import State, states_of, with_state


class Buttons:
    """Save stays on the form. "Save and publish" publishes after the save has committed: inside its transaction a publication could
    deadlock, and a refusal would roll the text back."""

    change_form_template = add_form_template = "admin/item_change_form.html"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        response = super().changeform_view(request, object_id, form_url, extra_context)
        item = getattr(request, "saved_item", None)
        if item is None or "_publish" not in request.POST:
            return response
        return publish_or_ask(self, request, item)

    def response_add(self, request, obj, post_url_continue=None):
        return self.after_save(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.after_save(request, obj, super().response_change(request, obj))

    def after_save(self, request, item, response):
        if IS_POPUP_VAR in request.POST:
            return response
        if "_submit" in request.POST:
            self.submit_for_review(request, item)
        if "_publish" in request.POST and self.has_publish_permission(request, item):
            request.saved_item = item
        if "_save" in request.POST:
            return HttpResponseRedirect(self.to_the_form(request, item))
        return response

    def to_the_form(self, request, item) -> str:
        filters = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return add_preserved_filters(filters, self.change_url(item))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= {"desk": self.desk(request, obj) if obj is not None else {}, "may_publish": self.has_publish_permission(request, obj)}
        context["may_submit"] = not context["may_publish"] and (obj is None or obj.stage == obj.Stage.DRAFT)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def desk(self, request, obj) -> dict:
        """What stands beside the form: the state, what stops the publication, where to go. As saved, not as typed."""
        item = with_state(self.model._default_manager.select_related("updated_by")).get(pk=obj.pk)
        states = states_of(item)
        may_publish = self.has_publish_permission(request, obj)
        pages = ("versions", "preview", *(("publish",) if may_publish else ()))
        if may_publish and State.REVIEW in states:
            pages += ("send_back",)
        if may_publish and (item.is_live or item.scheduled_at):
            pages += ("withdraw",)
        urls = {page: reverse(f"admin:{self.url_name(page)}", args=[obj.pk]) for page in pages}
        return {"item": item, "states": states, "urls": urls, "problems": self.sentences(item), "scheduled": self.scheduled_acts(item)}
