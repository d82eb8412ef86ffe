"""What people read: pages, their filters, their headers, and that nothing of an article becomes markup."""

from __future__ import annotations

import html
import re
import socket
import sqlite3
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from lxml import html as parser  # type: ignore[import-untyped]

from guarantor import views
from guarantor.cli.serving import serve
from guarantor.errors import LedgerError
from guarantor.web import app
from guarantor.web.cells import SECTIONS

from .conftest import HOSTILE, Get, fill, got, hostile_statement, sample_articles, sample_statements, serving

DAY = "as_of=2026-01-10"


def statement_links(page: str) -> list[str]:
    return re.findall(r'href="(/statement/[0-9a-f]{16})"', page)


def test_the_brief_shows_every_section_under_a_heading(get: Get) -> None:
    page = get(f"/?{DAY}&since=2026-01-05").text
    for title, _ in SECTIONS.values():
        assert re.search(rf"<h2 id=\"\w+\">{title}</h2>", page)


def test_every_row_of_the_brief_links_to_statements_that_are_there(get: Get) -> None:
    tree = parser.fromstring(get(f"/?{DAY}").text)
    rows = tree.xpath("//tbody/tr")
    assert len(rows) > 40
    assert all(row.xpath('.//a[starts-with(@href, "/statement/")]') for row in rows)
    links = sorted(set(tree.xpath('//a[starts-with(@href, "/statement/")]/@href')))
    assert all(get(link).status == 200 for link in links[:25])


@pytest.mark.parametrize("name", views.names())
def test_each_view_is_a_table_with_headings(get: Get, name: str) -> None:
    answer = get(f"/view/{name}?{DAY}")
    tree = parser.fromstring(answer.text)
    assert answer.status == 200
    assert tree.xpath("//table/thead//th[@scope='col']")
    assert tree.xpath("//table/tbody//th[@scope='row']")
    assert not re.search(r":(limit|since|horizon)\b", tree.text_content())
    assert html.escape(views.question(name)) in answer.text.replace("&#39;", "&#x27;")


def test_the_filters_stay_in_the_form_and_in_the_links(get: Get) -> None:
    tree = parser.fromstring(get(f"/view/positions?{DAY}&party=UA&issue=guarantees&language=uk").text)
    assert tree.xpath("//input[@name='party']/@value") == ["UA"]
    assert tree.xpath("//input[@name='as_of']/@value") == ["2026-01-10"]
    assert tree.xpath("//option[@selected]/text()") == ["uk"]
    assert f"/view/facts?{DAY}&party=UA&issue=guarantees&language=uk" in tree.xpath("//nav//a/@href")


def test_a_filter_changes_the_rows(get: Get) -> None:
    tree = parser.fromstring(get(f"/view/positions?{DAY}&party=RU").text)
    assert set(tree.xpath("//tbody//th/text()")) == {"RU"}


def test_empty_fields_of_the_form_leave_the_address(get: Get) -> None:
    assert get("/?as_of=2026-01-10&since=&party=UA&issue=&language=").address.endswith(f"/?{DAY}&party=UA")


def test_the_timeline_shows_its_newest_rows_and_links_to_more(get: Get) -> None:
    short = parser.fromstring(get(f"/view/timeline?{DAY}&limit=10").text)
    longer = short.xpath("//a[text()='Show more']/@href")
    assert len(short.xpath("//tbody/tr")) == 10
    assert longer == [f"/view/timeline?{DAY}&limit=40"]
    more = parser.fromstring(get(longer[0]).text)
    days = more.xpath("//tbody/tr/th/text()")
    assert len(days) == 40
    assert days[-10:] == short.xpath("//tbody/tr/th/text()")


def test_facts_of_long_ago_are_not_lost_to_the_limit(get: Get) -> None:
    assert len(statement_links(get("/view/facts?as_of=2027-12-31").text)) > 50


def test_a_statement_shows_sentence_chain_fields_and_coder(get: Get) -> None:
    articles = sample_articles()
    held = {article.id: article for article in articles}
    statement = next(s for s in sample_statements(articles) if len(s.sources) > 1 and s.recipients)
    tree = parser.fromstring(get(f"/statement/{statement.id}").text)
    article = held[statement.article]
    assert "".join(tree.xpath("//mark//text()")) == statement.evidence.of(article.body)
    assert tree.xpath("//blockquote/@lang") == [article.language]
    assert article.title in tree.text_content()
    chain = [item.text_content() for item in tree.xpath("//ol[@class='chain']/li")]
    assert len(chain) == len(statement.sources) + 1
    assert all(source.who in shown for source, shown in zip(statement.sources, chain, strict=False))
    assert "human/gold" in tree.text_content()
    fields = {row[0].text_content(): row[1].text_content() for row in tree.xpath("//table//tr")}
    assert fields["act"] == statement.act
    assert fields["actors"] == ", ".join(statement.actors)


def test_the_shown_sentence_is_whole(get: Get) -> None:
    articles = sample_articles()
    held = {article.id: article for article in articles}
    statement = next(
        s for s in sample_statements(articles) if not s.evidence.of(held[s.article].body).endswith(".")
    )
    shown = parser.fromstring(get(f"/statement/{statement.id}").text).xpath("//blockquote")[0].text_content()
    assert shown in held[statement.article].body
    assert shown.endswith(".")


def test_an_article_shows_its_whole_text_with_all_evidence_marked(get: Get) -> None:
    articles = sample_articles()
    article = articles[0]
    tree = parser.fromstring(get(f"/article/{article.id}").text)
    shown = [line.text_content() for line in tree.xpath("//div[@class='text']/p")]
    assert shown == [line for line in article.text.split("\n") if line.strip()]
    marks = "".join(tree.xpath("//article//mark//text()"))
    for statement in sample_statements(articles):
        if statement.article == article.id:
            assert f"/statement/{statement.id}" in tree.xpath("//section//a/@href")
            assert statement.evidence.of(article.body).replace("\n", "") in marks


def test_nothing_of_an_article_becomes_markup(get: Get) -> None:
    id = hostile_statement().id
    pages = (
        "/",
        "/view/timeline",
        "/view/sources",
        f"/statement/{id}",
        f"/article/{quote(HOSTILE.id, safe='')}",
    )
    for path in pages:
        answer = get(path)
        assert answer.status == 200
        tree = parser.fromstring(answer.text)
        assert not tree.xpath("//script | //img | //i | //b | //u | //*[@onerror]")
        assert not tree.xpath("//a[starts-with(@href, 'javascript')]")
    page = get(f"/statement/{id}").text
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert "&lt;b&gt;Bulletin&lt;/b&gt;" in page
    assert "human/&lt;u&gt;me&lt;/u&gt;" in page


@pytest.mark.parametrize(
    "path", ["/", "/view/facts", "/nowhere", "/api/brief", "/api/view/x", "/static/style.css"]
)
def test_every_answer_carries_the_strict_headers(get: Get, path: str) -> None:
    headers = get(path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/view/facts", "/nowhere", "/view/facts?as_of=never"])
def test_pages_have_a_language_a_title_and_one_first_heading(get: Get, path: str) -> None:
    tree = parser.fromstring(get(path).text)
    assert tree.xpath("/html/@lang") == ["en"]
    assert tree.xpath("string(//title)").strip()
    assert len(tree.xpath("//h1")) == 1
    assert not tree.xpath("//input[not(@type='hidden')][not(ancestor::label)]")


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/view/nothing", 404, "expected one of timeline"),
        ("/statement/0123456789abcdef", 404, "found no statement"),
        ("/statement/%00", 404, "found no statement"),
        ("/article/none", 404, "found no article"),
        ("/article/%00", 404, "found no article"),
        ("/elsewhere", 404, "expected a page"),
        ("/?as_of=tomorrow", 400, "expected a day like"),
        ("/?as_of=9999-12-31", 400, "expected a year from"),
        ("/?as_recorded=then", 400, "expected a day or time"),
        ("/view/facts?language=fr", 400, "expected one of en, uk, ru"),
        ("/view/facts?limit=0", 400, "expected a number"),
        ("/view/facts?party=%00", 400, "expected an id"),
        ("/view/facts?issue=%25", 400, "expected an id"),
    ],
)
def test_an_error_page_tells_what_was_found_and_expected(
    get: Get, path: str, status: int, expected: str
) -> None:
    answer = get(path)
    assert answer.status == status
    assert expected in html.unescape(answer.text)


def test_what_people_share_may_carry_foreign_parameters(get: Get) -> None:
    assert get(f"/?{DAY}&utm_source=mail").status == 200


def test_the_offset_of_a_moment_survives_the_address(get: Get) -> None:
    assert get("/view/timeline?as_recorded=2099-01-06T18:30+02:00").status == 200


def test_nothing_is_written_over_http(site: str) -> None:
    assert got_with("POST", f"{site}/view/facts") == 405
    assert got_with("DELETE", f"{site}/") == 405


def got_with(method: str, address: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_pages_and_api_answer_from_either_engine(address: str) -> None:
    fill(address)
    with serving(address) as site:
        assert got(f"{site}/?{DAY}").status == 200
        assert got(f"{site}/api/view/timeline?{DAY}").data["rows"]
        assert got(f"{site}/statement/{hostile_statement().id}").status == 200
        assert got(f"{site}/view/facts?party=%00").status == 400


def test_a_ledger_that_cannot_be_read_is_told_without_its_inside(tmp_path: Path) -> None:
    ledger = str(tmp_path / "ledger.db")
    fill(ledger)
    with serving(ledger) as site:
        with sqlite3.connect(ledger) as connection:
            connection.execute("ALTER TABLE statement RENAME TO gone")
        page, data = got(f"{site}/view/facts"), got(f"{site}/api/view/facts")
    assert page.status == data.status == 503
    assert "the ledger cannot be read" in page.text
    assert "SELECT" not in page.text + data.text


def test_even_a_failure_of_our_own_is_a_page_with_strict_headers(tmp_path: Path) -> None:
    ledger = str(tmp_path / "ledger.db")
    fill(ledger)
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE statement SET at = 'never'")
    with serving(ledger) as site:
        answer = got(f"{site}/view/whatif?ceasefire=2026-02-01&breach=2026-03-01")
    assert answer.status == 500
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "never" not in answer.text.replace("never a forecast", "")


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at"):
        app(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    ledger = str(tmp_path / "ledger.db")
    fill(ledger)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--port", str(port)], obj=ledger)
    assert result.exit_code == 1
    assert f"port {port}" in result.output
    assert "--port" in result.output
