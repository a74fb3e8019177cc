from agreements.models import Position
from articles.models import AgreementBlock, Article, FactBoxBlock, Quote, QuoteBlock, TextBlock
from newsroom.publishing.freezing import freeze
from tests.articles.admin.forms import BOX, CARD, PICTURE, QUOTE, TEXT, add, read
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_section


def test_a_new_article_opens_with_one_text_block_and_is_saved_with_what_is_typed_there(desk):
    data = desk.read()
    assert (data[f"{TEXT}-TOTAL_FORMS"], data[f"{QUOTE}-TOTAL_FORMS"]) == ("1", "0")
    data |= {"headline": "Water talks\n begin", "section": make_section().pk, f"{TEXT}-0-text": "<p>One.</p><p>Two.</p>"}
    desk.save(data)
    article = Article.objects.get()
    assert article.headline == "Water talks begin"
    assert [block.text for block in TextBlock.objects.filter(parent=article)] == ["<p>One.</p><p>Two.</p>"]


def test_an_untouched_block_is_no_block(desk):
    data = desk.read() | {"headline": "Only a headline"}
    add(data, QUOTE, language="de", on_record="on")
    add(data, PICTURE)
    add(data, CARD)
    add(data, BOX)
    assert desk.save(data).status_code == 302
    assert freeze(Article.objects.get())["content"]["rows"]["textblock"] == []
    assert Quote.objects.count() + FactBoxBlock.objects.count() == 0


def test_all_five_kinds_stand_in_one_order(desk):
    article = make_article(text="<p>First.</p>")
    make_quote(article, make_actor("Ada Quoted"))
    AgreementBlock.objects.create(parent=article, region="body", ordering=15, agreement=make_agreement("Water treaty"))
    FactBoxBlock.objects.create(parent=article, region="body", ordering=5, title="In short", text="<p>Short.</p>")
    page = desk.client.get(desk.url(article)).content.decode()
    body = page[page.index("data-blocks") : page.index("<template")]
    places = [body.index(words) for words in ("In short", "First.", "Water treaty", "five spoken words")]
    assert places == sorted(places)


def test_a_quote_is_typed_in_place_and_makes_its_row(desk):
    article, speaker = make_article(), make_actor("Ada Quoted")
    data = desk.read(article)
    add(
        data,
        QUOTE,
        text="Water knows no border.",
        language="en",
        speaker=speaker.pk,
        on_record="on",
        translation="Wasser kennt keine Grenze.",
    )
    assert desk.save(data, article).status_code == 302
    quote = QuoteBlock.objects.get(parent=article).quote
    assert (quote.article, quote.speaker, quote.text, quote.language) == (article, speaker, "Water knows no border.", "en")


def test_a_changed_quote_stays_the_same_row_and_goes_with_its_block(desk):
    article = make_article()
    quote = make_quote(article, make_actor())
    data = desk.read(article)
    assert data[f"{QUOTE}-0-text"] == quote.text
    desk.save(data | {f"{QUOTE}-0-text": "Other words."}, article)
    quote.refresh_from_db()
    assert quote.text == "Other words."
    desk.save(desk.read(article) | {f"{QUOTE}-0-DELETE": "on"}, article)
    assert not Quote.objects.exists() and not QuoteBlock.objects.exists()


def test_a_position_of_somebody_else_is_refused_next_to_its_field(desk):
    speaker, other = make_actor("Ada"), make_actor("Bo")
    held = Position.objects.create(person=other, organization=make_actor("House", kind="organization"), title_de="Amt")
    article = make_article()
    data = desk.read(article)
    add(data, QUOTE, text="Words.", language="de", speaker=speaker.pk, position=held.pk, on_record="on")
    response = desk.save(data, article)
    assert response.status_code == 200 and not Quote.objects.exists()
    assert read(response)[f"{QUOTE}-0-text"] == "Words."


def test_an_emptied_text_is_a_removed_text(desk):
    article = make_article(text="<p>Words.</p>")
    assert desk.save(desk.read(article) | {f"{TEXT}-0-text": ""}, article).status_code == 302
    assert not TextBlock.objects.exists()
    assert desk.read(article)[f"{TEXT}-TOTAL_FORMS"] == "1"


def test_blocks_keep_the_order_that_was_posted(desk):
    article = make_article(text="<p>One.</p>")
    data = desk.read(article)
    add(data, TEXT, text="<p>Zero.</p>", ordering=5)
    desk.save(data, article)
    assert [block.text for block in TextBlock.objects.order_by("ordering")] == ["<p>Zero.</p>", "<p>One.</p>"]


def test_what_the_editor_does_not_allow_is_not_saved(desk):
    data = desk.read() | {"headline": "H", f"{TEXT}-0-text": '<p onclick="x()">Safe <script>alert(1)</script><b style="x">text</b></p>'}
    desk.save(data)
    assert TextBlock.objects.get().text == "<p>Safe text</p>"


def test_a_fact_box_without_words_is_refused_and_kept(desk):
    data = desk.read() | {"headline": "H"}
    add(data, BOX, title="In short")
    response = desk.save(data)
    assert response.status_code == 200 and read(response)[f"{BOX}-0-title"] == "In short"


def test_only_the_page_of_the_form_has_an_inline_script_and_it_has_its_nonce(desk):
    response = desk.client.get(desk.url(make_article()))
    page = response.content.decode()
    assert page.count('<script type="importmap"') == 1 and "<style" not in page and " style=" not in page
    nonce = response.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert f'<script type="importmap" nonce="{nonce}"' in page


def test_keys_that_no_row_can_have_are_refused_next_to_their_fields(desk):
    article = make_article()
    data = desk.read(article) | {"lead_image": "9" * 40}
    add(data, QUOTE, text="Words.", language="de", speaker="9" * 40, on_record="on")
    add(data, PICTURE, image="none")
    response = desk.save(data, article)
    assert response.status_code == 200 and read(response)[f"{QUOTE}-0-text"] == "Words."
