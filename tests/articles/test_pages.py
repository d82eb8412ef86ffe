from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from guarantor.model import Article, Problem

Reader = Callable[[str, str | bytes], Article | Problem]

LEAD = "Ukraine and the United States have agreed on a text, the president said on Monday evening in Kyiv."
SECOND = "The document will be sent to Moscow, and an answer is expected by the end of the week, he added."
THIRD = "European leaders are to meet in Paris in January in order to decide who sends troops and how many."
BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
TEXT = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
TIME = '<meta property="article:published_time" content="2026-01-05T21:30:00+02:00">'
TITLE = "A text is agreed"
KYIV = timezone(timedelta(hours=2))


def page(body: str = BODY, head: str = TIME, title: str = TITLE) -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def article(outcome: Article | Problem) -> Article:
    assert isinstance(outcome, Article), str(outcome)
    return outcome


def test_a_page_gives_title_text_and_time(read_one: Reader) -> None:
    made = article(read_one("a.html", page()))
    assert (made.title, made.text, made.language) == (TITLE, TEXT, "en")
    assert made.published == datetime(2026, 1, 5, 21, 30, tzinfo=KYIV)


def test_json_ld_tells_outlet_author_time_and_address(read_one: Reader) -> None:
    told = {
        "@graph": [
            {"@type": "WebSite", "name": "Not the outlet"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2026-01-05T19:30:00Z",
                "author": [{"@type": "Person", "name": "Ada Roe"}, {"name": "Bo Lund"}],
                "publisher": {"name": "The Lighthouse"},
                "mainEntityOfPage": {"@id": "https://lighthouse.example/1"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    made = article(read_one("a.html", page(head=head)))
    assert (made.outlet, made.author, made.address) == (
        "The Lighthouse",
        "Ada Roe, Bo Lund",
        "https://lighthouse.example/1",
    )
    assert made.published == datetime(2026, 1, 5, 19, 30, tzinfo=UTC)


def test_meta_tags_tell_outlet_author_and_address(read_one: Reader) -> None:
    head = (
        f'{TIME}<meta property="og:site_name" content="Harbour"><meta name="author" content="Ada Roe">'
        '<link rel="canonical" href="https://harbour.example/a">'
    )
    made = article(read_one("a.html", page(head=head)))
    assert (made.outlet, made.author, made.address) == ("Harbour", "Ada Roe", "https://harbour.example/a")


def test_without_an_outlet_the_host_of_the_address_stands_for_it(read_one: Reader) -> None:
    head = f'{TIME}<link rel="canonical" href="https://www.harbour.example/a">'
    assert article(read_one("a.html", page(head=head))).outlet == "harbour.example"


def test_without_an_address_the_file_is_the_address(read_one: Reader) -> None:
    assert article(read_one("a.html", page())).address.endswith("/a.html")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="Mon, 05 Jan 2026 21:30:00 +0200">',
        '<meta itemprop="datePublished" content="2026-01-05T21:30:00.000+02:00">',
        '<meta property="article:published_time" content="1767641400">',
    ],
)
def test_the_time_is_found_in_each_form(read_one: Reader, head: str) -> None:
    assert article(read_one("a.html", page(head=head))).published == datetime(2026, 1, 5, 21, 30, tzinfo=KYIV)


def test_a_time_element_dates_the_page_but_one_in_a_teaser_does_not(read_one: Reader) -> None:
    teaser = '<aside><time datetime="2020-02-02T02:02:00Z">old</time></aside>'
    body = f'{teaser}<article><time datetime="2026-01-05T21:30+02:00">5 Jan</time>{BODY}</article>'
    assert article(read_one("a.html", page(body, head=""))).published.year == 2026


def test_an_update_is_not_the_publication(read_one: Reader) -> None:
    body = f'<time class="updated" datetime="2026-01-07T10:00Z">x</time>{BODY}'
    assert isinstance(read_one("a.html", page(body, head="")), Problem)


def test_a_date_with_a_time_goes_before_a_bare_date(read_one: Reader) -> None:
    head = '<meta name="date" content="2026-01-05">'
    body = f'<time datetime="2026-01-05T21:30+02:00">5 Jan</time>{BODY}'
    assert article(read_one("a.html", page(body, head=head))).published.hour == 21


def test_a_page_without_a_time_is_a_problem_that_says_how_to_give_it(read_one: Reader) -> None:
    outcome = read_one("a.html", page(head=""))
    assert isinstance(outcome, Problem)
    assert "--published" in outcome.advice


def test_the_heading_is_preferred_to_the_window_title(read_one: Reader) -> None:
    body = f"<h1>{TITLE} at last</h1>{BODY}"
    made = article(read_one("a.html", page(body, title=f"{TITLE} | The Lighthouse")))
    assert made.title == "A text is agreed at last"


def test_a_heading_with_the_name_of_the_site_is_not_the_title(read_one: Reader) -> None:
    body = f"<h1>The Lighthouse</h1>{BODY}"
    assert article(read_one("a.html", page(body, title=f"{TITLE} | The Lighthouse"))).title == TITLE


WRAPPINGS = [
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World and diplomacy</a></li></ul></nav>",
    "<figure><img src=x><figcaption>Leaders shake hands in Kyiv on Monday (Reuters)</figcaption></figure>",
    "<aside><p>Elsewhere, the harbour was closed by a storm that had lasted three days.</p></aside>",
    "<p><a href='/x'>What the neighbours of the country think about the new text</a></p>",
    "<p>Read also: <a href='/x'>What the neighbours think</a></p>",
    "<p>Читайте також: <a href='/x'>Що думають сусіди</a></p>",
    "<p>Подписывайтесь на наш канал</p>",
    "<div class='related-posts'><p>The harbour was closed by a storm that had lasted three days.</p></div>",
    "<div class='newsletter'><p>Get the five stories that matter to your inbox every morning.</p></div>",
    "<div style='x' class='ad-banner'><p>Open an account today and get a mug as a present from us.</p></div>",
    "<p hidden>This paragraph is not shown to anybody who reads the page.</p>",
    "<script>var text = 'The harbour was closed by a storm that had lasted three days.';</script>",
    "<!-- The harbour was closed by a storm that had lasted three days. -->",
    "<p>Photo: the presidential office</p>",
    "<p>Tags: Ukraine, diplomacy</p>",
]


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_what_surrounds_the_article_stays_outside(read_one: Reader, wrapping: str, place: str) -> None:
    inside = f"<p>{LEAD}</p>{wrapping if place == 'inside' else ''}<p>{SECOND}</p><p>{THIRD}</p>"
    before, after = wrapping if place == "before" else "", wrapping if place == "after" else ""
    made = article(read_one("a.html", page(f"<article><h1>{TITLE}</h1>{before}{inside}{after}</article>")))
    assert made.text == TEXT


def test_a_class_that_sounds_like_an_advertisement_does_not_hide_the_article(read_one: Reader) -> None:
    made = article(read_one("a.html", page(f"<div class='has-sidebar ads related'>{BODY}</div>")))
    assert made.text == TEXT


TEASERS = "".join(
    f"<div class='card'><a href='/{day}'>Storm closes the harbour for day number {day}</a>"
    "<p>Ferries are expected to run again on Sunday morning, the harbour master told the paper.</p></div>"
    for day in range(12)
)
REST = f"<p>{SECOND}</p><p>{THIRD}</p>"
TURN = "<blockquote><a href='/x'>Storm closes the harbour</a></blockquote>"
COMMENTS = "<div id='comments'><div class='comment'><p>I do not believe it.</p></div></div>"
TWEET = (
    "<blockquote class='twitter-tweet'><p>Great talks!</p>— President <a href='/x'>5 January</a></blockquote>"
)


@pytest.mark.parametrize(
    "layout",
    [
        f"<div class='article__lead'>{LEAD}</div><div class='article__body'>{REST}</div>",
        f"<h2 class='subtitle'>{LEAD}</h2><div class='article__body'>{REST}</div>",
        f"<div class='text'><strong>{LEAD}</strong>{REST}</div>",
        f"<form id='aspnetForm'><div>{BODY}</div></form>",
        "<div>" + BODY.replace("<p>", "<p class='ad-free share'>") + "</div>",
        f"<div>{BODY.replace('<p>', '<div>').replace('</p>', '</div>')}</div>",
        f"<div>{BODY.replace('<p>', '<p><span>').replace('</p>', '</span></p>')}</div>",
        f"<div>{BODY}</div>{TEASERS}",
        f"<div>{TEASERS}</div><div>{BODY}</div>",
        f"<table><tr><td>{TEASERS}</td><td>{BODY}</td></tr></table>",
        f"<div id='news'>{LEAD}<br>{SECOND}<br>{THIRD}</div>",
        f"{LEAD}<br><br>{SECOND}<br><br>{THIRD}",
        f"<article><p>{LEAD}</p>{TWEET}{REST}</article>",
        f"<article><p>{LEAD}</p>{TURN}{REST}</article>",
        f"<article>{BODY}</article>{COMMENTS}",
    ],
)
def test_the_text_is_found_in_every_layout(read_one: Reader, layout: str) -> None:
    assert article(read_one("a.html", page(f"<h1>{TITLE}</h1>{layout}"))).text == TEXT


@pytest.mark.parametrize("layout", ["<div>{}</div>", "<article>{}</article>", "<div class='story'>{}</div>"])
def test_one_sentence_among_a_dozen_teasers_is_the_article(read_one: Reader, layout: str) -> None:
    body = f"<nav><a href='/'>Home</a></nav><h1>{TITLE}</h1>{layout.format(f'<p>{LEAD}</p>')}{TEASERS}"
    assert article(read_one("a.html", page(body))).text == LEAD


def test_entries_of_a_live_blog_are_no_teasers(read_one: Reader) -> None:
    entries = "".join(
        f"<div class='entry'><h3><a href='#{hour}'>{hour}:00 What was said by noon</a></h3>"
        f"<p>{LEAD} {SECOND} {THIRD}</p><p>{THIRD} {SECOND} {LEAD} At {hour} o'clock it was over.</p></div>"
        for hour in range(9, 14)
    )
    made = article(read_one("a.html", page(f"<h1>{TITLE}</h1><div class='live'>{entries}</div>")))
    assert all(f"At {hour} o'clock it was over." in made.text for hour in range(9, 14))


def test_lists_and_quotations_belong_to_the_article(read_one: Reader) -> None:
    points = "<ul><li>Security guarantees on the model of Article 5.</li><li>An army of 800,000.</li></ul>"
    quote = "<blockquote><p>“We have a text, and we shall defend it,” he said.</p></blockquote>"
    made = article(read_one("a.html", page(f"<article>{BODY}{points}{quote}<p>{THIRD} Again.</p></article>")))
    assert "Security guarantees on the model of Article 5.\n\nAn army of 800,000." in made.text
    assert "“We have a text, and we shall defend it,” he said." in made.text


def test_line_breaks_part_paragraphs(read_one: Reader) -> None:
    made = article(read_one("a.html", page(f"<div>{LEAD}<br><br>{SECOND}<br>\n{THIRD}</div>")))
    assert made.text == TEXT


def test_words_in_inline_marks_are_not_torn(read_one: Reader) -> None:
    marked = LEAD.replace("agreed", "ag<b>re</b>ed").replace("president", "<a href='/p'>president</a>")
    made = article(
        read_one("a.html", page(f"<article><p>{marked}</p><p>{SECOND}</p><p>{THIRD}</p></article>"))
    )
    assert made.text == TEXT


def test_a_page_built_by_script_gives_its_text_through_json_ld(read_one: Reader) -> None:
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{LEAD} {SECOND} {THIRD}"}
    body = f'<div id="app"></div><script type="application/ld+json">{json.dumps(told)}</script>'
    assert article(read_one("a.html", page(body))).text == f"{LEAD} {SECOND} {THIRD}"


def test_a_page_without_an_article_is_a_problem(read_one: Reader) -> None:
    outcome = read_one("a.html", page("<nav><a href='/'>Home</a></nav><div id='app'></div>"))
    assert isinstance(outcome, Problem)
    assert "no article text" in outcome.found


def test_xhtml_with_a_declaration_is_read(read_one: Reader) -> None:
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + page().replace(
        "<html>", '<html xmlns="http://www.w3.org/1999/xhtml">'
    )
    assert article(read_one("a.xhtml", text)).text == TEXT


def test_references_to_windows_characters_are_understood(read_one: Reader) -> None:
    made = article(read_one("a.html", page(BODY.replace("Paris in", "Paris &#151; in&#1; &#xD800;"))))
    assert "Paris — in January" in made.text


def test_an_address_that_is_none_does_not_harm(read_one: Reader) -> None:
    head = f'{TIME}<link rel="canonical" href="https://[x">'
    assert article(read_one("a.html", page(head=head))).text == TEXT


def test_broken_json_ld_does_not_harm(read_one: Reader) -> None:
    head = f'{TIME}<script type="application/ld+json">{{"@type": "NewsArticle", </script>'
    assert article(read_one("a.html", page(head=head))).text == TEXT
