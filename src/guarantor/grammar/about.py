"""What an act is about: the words that are its content, and the issues that they name or refer back to."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import partial

from guarantor.grammar.clauses import base, clause_of, clause_tokens, has_subject
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.issues import specific
from guarantor.grammar.passives import is_passive
from guarantor.grammar.paths import follow, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import ANY_VERB, Rule
from guarantor.grammar.words import word_set
from guarantor.model import Sentence

VOWS = frozenset(
    {"pledge", "ready"}
)  # who says that he binds himself may leave the subject to the text before
STRICT = frozenset({"provide", "pledge"})  # deeds that must name what they are about
DEFAULT_ISSUE = {"meet": "talks", "discuss": "talks", "submit": "plan", "await": "plan", "revise": "plan"}

ON = frozenset({"on", "about", "concerning", "про", "щодо", "о", "об", "по"})
FRAMED = {  # issues that are only the means, the occasion, the place or the span of others beside them
    "guarantees": frozenset({"assets", "trade"}),
    "guarantees.finance": frozenset({"reconstruction", "assets"}),
    "guarantees.duration": frozenset({"elections", "assets", "guarantees.finance"}),
    "ceasefire": frozenset({"guarantees.troops", "guarantees.monitoring", "sanctions"}),
    "territory.south": frozenset({"prisoners"}),
    "territory.donbas": frozenset({"prisoners", "reconstruction"}),
}


def theme_of(reading: Reading, cue: int, content: Sequence[int]) -> Sequence[int]:
    """The content, and for a participle that has lost its noun what stands before it."""
    loose = reading.sentence.tokens[cue].deprel in ("parataxis", "conj") and is_passive(reading.sentence, cue)
    return range(max(content) + 1) if loose and not has_subject(reading.sentence, cue) else content


def content_of(rule: Rule, reading: Reading, cue: int) -> tuple[int, ...]:
    """Indices of what the act is about: the rule's path, else all below the cue but its doer and other clauses."""
    sentence = reading.sentence
    if rule.kind == "noun" and rule.by == "author":
        framed = clause_tokens(sentence, clause_of(sentence, cue))
        return tuple(index for index in framed if index not in sentence.subtree(cue))
    if rule.kind == "modal" and sentence.tokens[cue].deprel == "aux":
        return sentence.subtree(sentence.tokens[cue].head)
    heads = follow(rule.what, sentence, cue)
    if heads:
        return tuple(sorted({i for head in heads for i in sentence.subtree(head)}))
    passive = is_passive(sentence, cue)
    inside = {cue}
    for child in sentence.children[cue]:
        relation = sentence.tokens[child].deprel
        doer = base(relation) == "nsubj" and not passive
        if (
            not doer
            and relation not in ("parataxis", "punct")
            and not (relation == "conj" and _verbal(reading, child))
        ):
            inside |= set(sentence.subtree(child))
    if sentence.tokens[cue].deprel in ("acl", "acl:relcl"):
        head = sentence.tokens[cue].head
        inside |= set(sentence.subtree(head)) - set(sentence.subtree(cue))
    return tuple(sorted(inside))


def _verbal(reading: Reading, index: int) -> bool:
    return reading.sentence.tokens[index].upos in ("VERB", "AUX") or has_subject(reading.sentence, index)


def issues_of(
    rule: Rule, reading: Reading, cue: int, act: str, content: Sequence[int], discourse: Discourse
) -> tuple[str, ...]:
    """What the act is about: what its content names, else its clause, else what it refers back to, else a default."""
    sentence = reading.sentence
    if act == "accuse" and _blames_blows(reading, cue):
        return ("hostilities",)
    clause = clause_tokens(sentence, clause_of(sentence, cue))
    found = (
        issues_in(reading, content) or issues_in(reading, content, weak=True) or issues_in(reading, clause)
    )
    if found and act == "ratify":
        other = partial(issues_in, reading, content, but="guarantees.legal-force")
        return _ratified(other() or other(weak=True) or found, discourse)
    if found == ("plan",) and rule.by != "author" and not issues_in(reading, content):
        return issues_in(reading, clause) or _document(discourse)
    if found == ("talks",) and act in ("revise", "submit"):
        found = ("plan",)
    if act == "meet" and found in ((), ("talks",)) and (topic := talked_of(reading)):
        return topic
    if found:
        return without_talks(without_plan(found) if rule.by == "author" else found, act)
    if act in ("threaten", "demand") and (
        feared := _conditional(reading, [*content, *sentence.subtree(clause_of(sentence, cue))])
    ):
        return feared
    if act != "meet" and rule.kind != "noun" and _travels(reading, content):
        return ("talks",)
    if act in STRICT and rule.kind == "verb" and not rule.issue and rule.name not in VOWS:
        return ()
    anaphor = any(word_set("anaphor").has(sentence, i) for i in content)
    if rule.named or (rule.cue == ANY_VERB and not anaphor and not rule.issue):
        return ()
    if anaphor:
        before = issues_in(reading, range(cue)) or discourse.spoken_of()
        if before:
            return before
    if act == "discuss" and discourse.spoken_of() and not _names_thing(reading, content, cue):
        return discourse.spoken_of()
    default = rule.issue or DEFAULT_ISSUE.get(act)
    texts = act != "revise" or any(word_set("plan").has(sentence, i) for i in content)
    if default and texts:
        return _document(discourse) if default == "plan" else (default,)
    whole = issues_in(reading, range(len(sentence.tokens)), weak=True)
    return whole or (discourse.named_here() if rule.name in VOWS else ()) or discourse.topic


def _travels(reading: Reading, content: Sequence[int]) -> bool:
    """Whether all that is offered or refused is to meet somebody or to go somewhere: "refused to go to Moscow"."""
    sentence = reading.sentence
    going = [i for i in content if any(word_set(n).has(sentence, i) for n in ("visit", "meet", "journey"))]
    return any(
        base(sentence.tokens[c].deprel) in ("obj", "obl") and reading.actors_at(c)
        for i in going
        for c in sentence.children[i]
    )


def talked_of(reading: Reading) -> tuple[str, ...]:
    """What another clause says the talk was about: "they met on Monday; the topic was the sea"."""
    sentence = reading.sentence
    said = [i for i in range(len(sentence.tokens)) if word_set("talked-of").has(sentence, i)]
    clauses = [clause_tokens(sentence, clause_of(sentence, i)) for i in said]
    named = issues_in(reading, [i for clause in clauses for i in clause])
    return tuple(issue for issue in named if issue != "talks")


def _names_thing(reading: Reading, content: Sequence[int], cue: int) -> bool:
    """Whether the content holds a noun besides the cue: he who only "will think" thinks of what was said."""
    return any(reading.sentence.tokens[i].upos in ("NOUN", "PROPN") for i in content if i != cue)


def _conditional(reading: Reading, content: Sequence[int]) -> tuple[str, ...]:
    """What the condition of a threat names: "will retaliate if the assets are seized"."""
    inside = set(content) & {i for condition in reading.conditions for i in condition.tokens}
    return specific([m.issue for m in reading.issues if set(m.tokens) & inside])


def _blames_blows(reading: Reading, cue: int) -> bool:
    """Whether strikes themselves are the charge, whatever they hit: "accused of an attack on the port"."""
    sentence = reading.sentence
    charged = [c for c in sentence.children[cue] if base(sentence.tokens[c].deprel) in ("obl", "nmod")]
    blows = {i for m in reading.issues if m.issue == "hostilities" and not m.weak for i in m.tokens}
    truce = any(m.issue.startswith("ceasefire") for m in reading.issues)
    deeds = [c for c in sentence.children[cue] if word_set("strike").has(sentence, c)]
    return not truce and bool(deeds or any(c in blows for c in charged))


def _ratified(found: tuple[str, ...], discourse: Discourse) -> tuple[str, ...]:
    """What is put in force: if only a bare text is named, what the article spoke of last."""
    bare = set(found) <= {"guarantees.legal-force", "plan"}
    last = [issue for issue in discourse.spoken_of() or discourse.topic if issue not in ("talks", "plan")]
    other = bare and last and not any(issue.startswith("guarantees") for issue in last)
    return tuple(last) if other and not discourse.plan_told else found


def _document(discourse: Discourse) -> tuple[str, ...]:
    """ "The document", "the proposal": the peace plan if the article has named it, else what it spoke of last."""
    if discourse.plan_told:
        return ("plan",)
    last = tuple(issue for issue in discourse.spoken_of() if issue not in ("talks", "plan"))
    return last or tuple(issue for issue in discourse.topic if issue != "talks") or ("plan",)


def without_plan(issues: tuple[str, ...]) -> tuple[str, ...]:
    """What a draft lays down is not itself about the draft."""
    return tuple(issue for issue in issues if issue != "plan") or issues


def issues_in(reading: Reading, tokens: Sequence[int], weak: bool = False, but: str = "") -> tuple[str, ...]:
    """The issues named among these tokens, but not what only a condition names; `weak` allows hints too."""
    inside = set(tokens) - {i for condition in reading.conditions for i in condition.tokens}
    held = [m for m in reading.issues if set(m.tokens) & inside and m.issue != but]
    named = specific([m.issue for m in held if weak or not m.weak])
    return tuple(issue for issue in named if issue != "hostilities") or named


def without_talks(issues: tuple[str, ...], act: str) -> tuple[str, ...]:
    """Talks are the frame, not the subject, where something else is named; only meetings and accords keep both."""
    return issues if act in ("meet", "agree") else tuple(i for i in issues if i != "talks") or issues


def without_frame(
    reading: Reading, act: str, content: Sequence[int], issues: tuple[str, ...]
) -> tuple[str, ...]:
    """The issues of an act without those that only frame another: the money of a rebuilding, the truce that is watched.

    A text is the frame of what it says, unless the peace plan itself is meant: "the draft agreement on prisoners".
    """
    if act in ("meet", "discuss"):
        return issues
    here = {m.issue for m in reading.issues} & set(issues)
    framed = {one for one, others in FRAMED.items() if others & here}
    if act in STRICT:
        framed.discard("guarantees.finance")  # who gives money gives it, wherever it comes from
    if not _means_plan(reading, content, here):
        framed.add("plan")
    if not _means_talks(reading, content):
        framed.add("talks")
    return tuple(issue for issue in issues if issue not in framed) or issues


def _means_talks(reading: Reading, content: Sequence[int]) -> bool:
    """Whether talks are what it is about, and not only when or to what end it is done: "after the talks"."""
    inside = set(content)
    named = [m.tokens for m in reading.issues if m.issue == "talks" and not m.weak and set(m.tokens) & inside]
    return any(not any(_is_occasion(reading.sentence, index) for index in tokens) for tokens in named)


def _is_occasion(sentence: Sentence, index: int) -> bool:
    """Whether a word stands behind a preposition, itself or by what is told of it: "as the talks end"."""
    above = sentence.tokens[index].head
    stage = above >= 0 and any(word_set(name).has(sentence, above) for name in ("stage", "outcome-of"))
    return bool(prepositions(sentence, index) or (stage and prepositions(sentence, above)))


def _means_plan(reading: Reading, content: Sequence[int], issues: Container[str]) -> bool:
    """Whether the peace plan is named there, or voted on, and not only the text in which something is to stand."""
    sentence = reading.sentence
    inside = set(range(len(sentence.tokens)) if "elections" in issues else content)
    named = [m.tokens for m in reading.issues if m.issue == "plan" and not m.weak and set(m.tokens) & inside]
    others = {
        i for m in reading.issues if m.issue in issues and m.issue not in ("plan", "talks") for i in m.tokens
    }
    return any(not any(_is_frame(sentence, index, others) for index in tokens) for tokens in named)


def _is_frame(sentence: Sentence, index: int, others: Container[int]) -> bool:
    """Whether a word is that of "in the peace deal", "part of the peace deal" or "a draft agreement on prisoners"."""
    above = sentence.tokens[index].head
    part = above >= 0 and sentence.tokens[above].lemma.lower() in ("part", "частина", "часть")
    after = index + 1 < len(sentence.tokens) and (
        sentence.tokens[index + 1].text.lower() in ON or _is_genitive(sentence, index + 1, index)
    )
    told = after and any(i in others for i in range(index + 2, min(index + 8, len(sentence.tokens))))
    return part or told or bool({"in", "into", "у", "в", "во"} & set(prepositions(sentence, index)))


def _is_genitive(sentence: Sentence, index: int, above: int) -> bool:
    """Whether a Ukrainian or Russian noun says what the word before it is of: "план ремонту"."""
    token = sentence.tokens[index]
    of = token.feats.get("Case") == "Gen" and token.head == above and token.upos == "NOUN"
    return sentence.language != "en" and of
