"""The desk: Django's admin with the newsroom's manners. What an app's `admin/` builds on:

`newsroom.admin.items.ItemAdmin`: the ModelAdmin of an item (article, actor, agreement). It brings optimistic locking that covers the
inlines, protection against double clicks, snapshots, the buttons, the pages publish, withdraw, cancel, preview, versions, compare,
restore, hide, redact, send back, the state in lists, and a bounded search. Combine it with ContentEditor as
`class ArticleAdmin(ItemAdmin, ContentEditor)`. A subclass may set:

* `title_fields`: what the search looks into among the newest items (`newest_first` orders them, default "-pk").
* `list_display`: put "state" in it; `list_filter`: the filter by state is there by itself.
* `visible_to(queryset, user)`: what a user may know of at all; the rest answers 404 on every page. Default: everything.
* `may_draft(user, item)`: whether somebody without the right to publish may edit it. Default: while it was never published.
* `problem_anchors`: {"body": "textblock_set-group"} where a Problem's field is neither a form field nor an inline's related name.
* `around_publication(request, item, form)`: a context manager around `publish()`; `form` is the valid PublishForm: `form.is_correction()`,
  `form.cleaned_data["correction"]`. Write the Correction row before the yield, delete it when a PublishingError comes through.
* `publish_form`: a subclass of `newsroom.admin.publish_form.PublishForm` that asks more; that of the first item is shown.
* `filled(page, language)`: the HTML of a preview; `agreements.admin.previewing.ShowsLiveRecords` fills in what is live.
* `form`: a subclass of `newsroom.admin.twice.ItemForm`; call `super().clean()`.
* `save_model`, `save_related`, `response_*`, `get_urls`, `render_change_form`: call super, as ever.

For side views of your own: `self.item_or_404(request, object_id, may="view" | "change" | "publish")`, `self.side_page(request, template,
item, title, **context)`, `self.url_name("page")` ("articles_article_page"), `self.admin_site.admin_view(view)`.

`newsroom.admin.rows.Rows`: an inline for child rows, a block a row; `first` names the four fields in sight, `rest` what is opened.
`newsroom.admin.fields.DeskFields`: labels with their language; ItemAdmin and Rows have it.
`newsroom.admin.locking.LockedAdmin`: the locking alone, for other models with `row_version`. `newsroom.admin.nonces.NoncedMedia`: for
other ModelAdmins with a prose editor.

The start page links `admin:articles_article_import` when that address exists. Models are grouped in `newsroom/admin/index.py`.

This module imports nothing: it is loaded before the models are.
"""
