"""The stories' part of the API's description."""

from agreements.api.schema import ACTOR, OPTIONAL_DAY, TEXT, TEXTS, TOPIC, UID, position_held
from articles import vocabulary as words
from newsroom.rest.schema import (
    BOOLEAN,
    DATE,
    ID,
    INTEGER,
    STRING,
    URL,
    array,
    enum,
    facts,
    nullable,
    obj,
    page_of,
    ref,
    reference,
)  # fmt: skip

SECTION = reference("section")
html_url = obj("The page for readers, in the article's own language.", de=nullable(URL), en=nullable(URL))
rendition = obj(format=STRING, width=INTEGER, height=INTEGER, url=URL)

article_card = {
    "language": enum(words.Language),
    "genre": enum(words.Genre),
    "kicker": TEXT,
    "headline": STRING,
    "standfirst": TEXT,
    "section": nullable(SECTION),
    "topics": array(TOPIC),
    "bylines": array(obj(role=enum(words.BylineRole), contributor=reference("contributor", name=STRING))),
    "lead_image": nullable(ref("Image")),
}
blocks = [
    obj(type=enum(["text"]), html=STRING),
    obj(type=enum(["fact_box"]), title=STRING, html=STRING),
    obj(type=enum(["image"]), image=ref("Image"), caption=TEXT),
    obj("A quote, by its id in `quotes`.", type=enum(["quote"]), quote=UID),
    obj("The card of a record, by its id in `mentions`.", type=enum(["agreement"]), agreement=ID),
]

COMPONENTS = {
    "ArticleReference": reference("article", name=STRING),
    "Image": obj(
        id=ID,
        alt=TEXTS,
        caption=TEXTS,
        credit=TEXTS,
        licence=TEXT,
        width=nullable(INTEGER),
        height=nullable(INTEGER),
        renditions=array(rendition),
    ),
    "Quote": obj(
        "What somebody said, in the language it was said in.",
        id=UID,
        speaker=ACTOR,
        position=nullable(position_held),
        text=STRING,
        language=STRING,
        translation=nullable(obj(text=STRING, translated_by=TEXT, is_machine_translation=BOOLEAN)),
        said_on=OPTIONAL_DAY,
        occasion=TEXT,
        on_record=enum(one for one in words.OnRecord if one != "off"),
        source=nullable(ref("Source")),
        locator=TEXT,
        excerpt=TEXT,
    ),
    "ArticleCard": obj(**facts(html_url), **article_card),
    "Article": obj(
        **facts(html_url),
        **article_card,
        body=array({"anyOf": blocks}),
        quotes=array(ref("Quote")),
        corrections=array(obj(id=UID, kind=enum(words.CorrectionKind), text=STRING, made_on=DATE)),
        story={**ID, "description": "The same for an article and its translations."},
        mentions=array(
            obj(role=enum(words.MentionRole), record={"anyOf": [ref("ActorReference"), ref("AgreementReference")]}),
            description="Live records, under their present names.",
        ),
        translations=array(obj(language=enum(words.Language), article=ref("ArticleReference"))),
    ),
    "ArticlePage": page_of(ref("ArticleCard")),
}
