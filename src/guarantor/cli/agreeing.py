"""`guarantor agreement`: how far two coders of the ledger agree."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from guarantor.cli.options import Refusal, existing, output
from guarantor.cli.rendering import print_table
from guarantor.grammar.coder import CODER
from guarantor.views.agreement import Agreement, agreement


@click.command(name="agreement", short_help="Tell how far two coders agree, field by field.")
@click.argument("one")
@click.argument("other", default=CODER)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def agreement_(address: str, one: str, other: str, as_json: bool) -> None:
    """Tell how far the coders ONE and OTHER agree over the articles that both coded.

    OTHER is this version's rules if not given. For `statement` the share that is equal is F1. Alpha
    (Krippendorff) and AC1 (Gwet) are agreement beyond chance: 1 is perfect, 0 is what chance gives.

    \b
    guarantor agreement human/olena
    guarantor agreement human/olena human/taras
    """
    with existing(address) as ledger:
        codings = [ledger.statements(coder=coder) for coder in (one, other)]
    for coder, coding in zip((one, other), codings, strict=True):
        if not coding:
            raise Refusal(f"this ledger holds no statement by {coder!r}")
    fields = agreement(*codings)
    if as_json:
        click.echo(json.dumps([asdict(field) for field in fields], indent=1))
    else:
        print_table(output(), ("field", "pairs", "equal", "alpha", "AC1"), [_row(field) for field in fields])


def _row(field: Agreement) -> tuple[str, ...]:
    beyond = ["" if value is None else f"{value:.2f}" for value in (field.alpha, field.ac1)]
    return field.field, str(field.n), f"{field.equal:.2f}", *beyond
