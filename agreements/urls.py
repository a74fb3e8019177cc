from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "agreements"

urlpatterns = [
    path(pgettext_lazy("address", "agreements/"), views.agreement_list, name="agreement-list"),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), views.agreement_detail, name="agreement-detail"),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), views.agreement_detail, name="agreement-detail"),
    path(pgettext_lazy("address", "actors/"), views.actor_list, name="actor-list"),
    path(pgettext_lazy("address", "actors/<id:public_id>-<slug:slug>/"), views.actor_detail, name="actor-detail"),
    path(pgettext_lazy("address", "actors/<id:public_id>/"), views.actor_detail, name="actor-detail"),
]
