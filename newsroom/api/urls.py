"""Addresses under /api/; all that no other pattern matches get a problem document."""

from django.urls import path, re_path

from agreements.api.actors import ActorDetail, ActorList
from agreements.api.agreements import AgreementDetail, AgreementList
from agreements.api.commitments import CommitmentList
from agreements.api.facets import ActorFacets, AgreementFacets
from agreements.api.happenings import HappeningList
from agreements.api.lineage import AgreementLineage
from agreements.api.sources import SourceDetail, SourceList
from agreements.api.topics import TopicDetail, TopicList
from agreements.api.versions import (
    ActorComparison,
    ActorVersion,
    ActorVersions,
    AgreementComparison,
    AgreementVersion,
    AgreementVersions,
)
from articles.api.articles import ArticleDetail, ArticleList

from .changes import ChangeList
from .description import SchemaView
from .docs import docs
from .root import Nowhere, Root
from .search import SearchView

urlpatterns = [
    path("v1/", Root.as_view(), name="api-root"),
    path("v1/articles/", ArticleList.as_view(), name="api-article-list"),
    path("v1/articles/<id:public_id>/", ArticleDetail.as_view(), name="api-article-detail"),
    path("v1/actors/", ActorList.as_view(), name="api-actor-list"),
    path("v1/actors/facets/", ActorFacets.as_view(), name="api-actor-facets"),
    path("v1/actors/<id:public_id>/", ActorDetail.as_view(), name="api-actor-detail"),
    path("v1/actors/<id:public_id>/versions/", ActorVersions.as_view(), name="api-actor-versions"),
    path("v1/actors/<id:public_id>/versions/compare/", ActorComparison.as_view(), name="api-actor-comparison"),
    path("v1/actors/<id:public_id>/versions/<int:number>/", ActorVersion.as_view(), name="api-actor-version"),
    path("v1/agreements/", AgreementList.as_view(), name="api-agreement-list"),
    path("v1/agreements/facets/", AgreementFacets.as_view(), name="api-agreement-facets"),
    path("v1/agreements/<id:public_id>/", AgreementDetail.as_view(), name="api-agreement-detail"),
    path("v1/agreements/<id:public_id>/lineage/", AgreementLineage.as_view(), name="api-agreement-lineage"),
    path("v1/agreements/<id:public_id>/versions/", AgreementVersions.as_view(), name="api-agreement-versions"),
    path("v1/agreements/<id:public_id>/versions/compare/", AgreementComparison.as_view(), name="api-agreement-comparison"),
    path("v1/agreements/<id:public_id>/versions/<int:number>/", AgreementVersion.as_view(), name="api-agreement-version"),
    path("v1/commitments/", CommitmentList.as_view(), name="api-commitment-list"),
    path("v1/happenings/", HappeningList.as_view(), name="api-happening-list"),
    path("v1/sources/", SourceList.as_view(), name="api-source-list"),
    path("v1/sources/<id:public_id>/", SourceDetail.as_view(), name="api-source-detail"),
    path("v1/topics/", TopicList.as_view(), name="api-topic-list"),
    path("v1/topics/<id:public_id>/", TopicDetail.as_view(), name="api-topic-detail"),
    path("v1/search/", SearchView.as_view(), name="api-search"),
    path("v1/changes/", ChangeList.as_view(), name="api-change-list"),
    path("v1/schema/", SchemaView.as_view(), name="api-schema"),
    path("v1/docs/", docs, name="api-docs"),
    re_path(r"^", Nowhere.as_view(), name="api-nowhere"),
]
