"""What an article has said so far: whose voice is heard, which plan and meeting are spoken of, who acted last."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from guarantor.grammar.actors import party
from guarantor.grammar.attribution import Citation
from guarantor.grammar.issues import specific
from guarantor.grammar.reading import Reading
from guarantor.model import Source

HEADS = {"EU": "eu", "NATO": "nato"}  # what a heading that only names a union is about


@dataclass
class Discourse:
    """State while the sentences of one article are read in order; a new one for every article."""

    topic: tuple[str, ...] = ()
    paragraph: int = -1
    voice: tuple[Source, ...] = ()
    voice_actors: tuple[str, ...] = ()
    silenced: tuple[tuple[Source, ...], tuple[str, ...]] = ((), ())  # the voice of the paragraph before
    heard: tuple[Source, ...] = ()
    outlet: Source | None = None
    issues: tuple[str, ...] = ()
    plan_by: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    spoke_on: dict[str, tuple[str, int]] = field(default_factory=dict)
    meeting: tuple[str, tuple[str, ...], int] | None = None
    carriers: dict[str, Source] = field(default_factory=dict)
    plan_named: int = 0
    mentioned: tuple[int, tuple[str, ...]] = (-1, ())
    story: list[tuple[int, tuple[str, ...]]] = field(
        default_factory=list
    )  # paragraph and issues, by sentence
    guest: str | None = None
    outlined: int = -2  # the last paragraph in which a draft laid something down
    accounts: bool = False  # whether the voice tells what others do
    sides: tuple[str, ...] = ()
    at_war: tuple[str, ...] = ()
    persons: Container[str] = ()  # ids of all people known
    table: tuple[str, ...] = ()

    def enter(self, paragraph: int) -> None:
        """A new paragraph silences the voice of the one before."""
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.silenced = (self.voice, self.voice_actors)
            self.voice, self.voice_actors = (), ()

    def resume(self) -> None:
        """The voice of the paragraph before goes on in this one."""
        if not self.voice:
            self.voice, self.voice_actors = self.silenced

    def speaks(self, chain: Sequence[Source], actors: tuple[str, ...]) -> None:
        """Somebody is heard from here on, by more than the sentence itself says."""
        self.voice, self.voice_actors = tuple(chain), actors

    def carry(self, chain: Sequence[Source]) -> None:
        """Remember through which medium a voice is heard: it stays so for the whole article."""
        media = [source for source in chain if source.kind == "outlet"]
        if media:
            self.carriers |= {source.who: media[0] for source in chain if source.kind == "named"}

    def carried(self, chain: tuple[Source, ...]) -> tuple[Source, ...]:
        """The chain with the medium through which its voice was heard before, if it names none."""
        if not chain or any(source.kind == "outlet" for source in chain):
            return chain
        medium = self.carriers.get(chain[0].who) if chain[0].kind == "named" else None
        return (*chain, medium) if medium else chain

    @property
    def plan_told(self) -> bool:
        """Whether the article is about the plan: its headline or lead names it, or the text does repeatedly."""
        return self.plan_named > 1

    def name_plan(self, reading: Reading) -> None:
        """Count the plan's mentions, what headline and lead say twice."""
        named = sum(m.issue == "plan" and not m.weak for m in reading.issues)
        named += sum(quantity.kind == "points" for quantity in reading.quantities)
        self.plan_named += named * (2 if reading.sentence.paragraph < 2 else 1)

    def mention(self, reading: Reading) -> None:
        """Remember what the sentence just read names, for sentences of its paragraph that name nothing."""
        named = [m.issue for m in reading.issues if not m.weak] or _headed(reading)
        self.story.append((reading.sentence.paragraph, tuple(dict.fromkeys(named))))
        strong = named or [m.issue for m in reading.issues]
        told = specific([issue for issue in strong if issue not in ("talks", "plan", "hostilities")])
        if told:
            self.mentioned = (reading.sentence.paragraph, told)

    def sides_of(self, actors: Sequence[str]) -> tuple[str, ...]:
        """The same actors, people as the party that they belong to."""
        return tuple(dict.fromkeys(party(actor) if actor in self.persons else actor for actor in actors))

    def named_here(self) -> tuple[str, ...]:
        """The issues that the paragraph has named last; empty if none."""
        return self.mentioned[1] if self.mentioned[0] == self.paragraph else ()

    def spoken_of(self) -> tuple[str, ...]:
        """The issues that the paragraph named last, else those that somebody acted on last."""
        return self.named_here() or self.issues

    def answer(self, guest: str, day: str | None) -> None:
        """The guest of an interview speaks in this paragraph."""
        self.guest = guest
        if self.mentioned[0] == self.paragraph - 1:  # an answer is about what the question named
            self.mentioned = (self.paragraph, self.mentioned[1])
        self.voice, self.voice_actors = (Source(guest, "named"),), (guest,)
        if day:
            self.spoke_on[guest] = (day, self.paragraph)

    def hear(self, found: Sequence[Citation]) -> None:
        """Remember who is cited in the sentence just read."""
        for citation in found:
            named = tuple(source for source in citation.chain)
            self.heard = named or self.heard
            outlets = [source for source in named if source.kind == "outlet"]
            self.outlet = outlets[-1] if outlets else self.outlet
        spoken = [citation for citation in found if citation.chain]
        if spoken:
            widest = max(spoken, key=lambda citation: len(citation.scope))
            self.voice = (
                tuple(dict.fromkeys(source for c in spoken for source in c.chain))
                if len(spoken) > 1
                else widest.chain
            )
            self.voice_actors = next((c.actors for c in spoken if c.actors), ())

    def learn(self, act: str, actors: tuple[str, ...], issues: tuple[str, ...]) -> None:
        """Remember what was done last, for pronouns, dropped subjects and "the idea"."""
        self.issues = issues
        if len(actors) > 1 and act != "ratify":
            self.parties = actors
        if act == "meet":
            self.participants = actors
        if act == "meet" and self.table and len(set(map(party, actors)) & set(self.sides)) > 1:
            self.table = actors
        if act == "propose" and issues == ("plan",) and not self.plan_by:
            self.plan_by = tuple(dict.fromkeys(map(party, actors)))


def _headed(reading: Reading) -> list[str]:
    """What a sentence that is only a name heads: "3. EU." is about joining it."""
    words = [token for token in reading.sentence.tokens if token.upos not in ("PUNCT", "NUM", "DET", "X")]
    named = [actor for mention in reading.mentions for actor in mention.actors]
    return [HEADS[actor] for actor in named if actor in HEADS] if len(words) == 1 else []
