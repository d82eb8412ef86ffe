"""Which cue words are acts: asserted, not the content of another act, not a presupposed noun or participle."""

from __future__ import annotations

from guarantor.grammar.clauses import (
    base,
    clause_of,
    clause_tokens,
    has_subject,
    is_ahead,
    is_asserted,
    is_future,
    is_negated,
    is_subordinate_condition,
)
from guarantor.grammar.gatherings import is_dated_occasion, is_moved, lasts
from guarantor.grammar.passives import is_passive
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import Rule
from guarantor.grammar.shades import is_awaited, is_vow, is_wanted
from guarantor.grammar.words import word_set
from guarantor.model import Sentence

ACT_CUES = (
    "propose",
    "invite",
    "pledge",
    "ready",
    "provide",
    "agree",
    "accept",
    "reject",
    "demand",
    "want",
    "discuss",
    "meet",
    "visit",
    "revise",
    "submit",
    "await",
    "ratify",
    "threaten",
    "accuse",
)
WISHES = ("propose", "demand", "want", "pledge", "threaten", "warn", "accuse", "reject")
VERB_TAGS = frozenset({"VERB", "AUX", "ADJ"})


def act_cue(reading: Reading, index: int) -> bool:
    """Whether the word is a cue of any act by itself."""
    return any(word_set(name).has(reading.sentence, index) for name in ACT_CUES)


def is_content(reading: Reading, cue: int) -> bool:
    """Whether a verb is only what another act is about: "urged Moscow to accept", "refused to sign", "must approve"."""
    sentence = reading.sentence
    if any(
        word_set("must").has(sentence, i)
        for i in sentence.children[cue]
        if sentence.tokens[i].deprel == "aux"
    ):
        return not _talks(reading, cue)
    index = cue
    while sentence.tokens[index].head >= 0:
        token, above = sentence.tokens[index], sentence.tokens[index].head
        if token.deprel == "conj":
            if _goes_with_outer(sentence, index):
                return False
            index = above
            continue
        if not _embeds(reading, above, index):
            return False
        promised = word_set("promised-deed").has(sentence, above) and is_ahead(sentence, above)
        if promised or act_cue(reading, above) or word_set("must").has(sentence, above):
            return not _carries(reading, above, cue)
        index = above
    return False


def _goes_with_outer(sentence: Sentence, index: int) -> bool:
    """ "Promised that it will not leave, but demanded": the past verb is coordinated with the outer one."""
    inner = sentence.tokens[sentence.tokens[index].head]
    if inner.head < 0 or base(inner.deprel) != "ccomp":
        return False
    tense, outer = sentence.tokens[index].feats.get("Tense"), sentence.tokens[inner.head].feats.get("Tense")
    return tense == "Past" == outer and inner.feats.get("Tense") in ("Fut", "Pres")


def _embeds(reading: Reading, above: int, index: int) -> bool:
    """Whether the verb hangs on the word above as its infinitive, its gerund or the clause that it demands."""
    sentence = reading.sentence
    token = sentence.tokens[index]
    if token.deprel == "xcomp":
        return True
    finite = token.feats.get("VerbForm") == "Fin" or has_subject(sentence, index)
    if token.deprel == "ccomp":
        if any(sentence.tokens[c].deprel == "cc" and c < index for c in sentence.children[index]) and finite:
            return False
        wishes = any(word_set(name).has(sentence, above) for name in WISHES)
        return wishes or (not finite and act_cue(reading, above))
    wanted = any(word_set("so-that").has(sentence, c) for c in sentence.children[index])
    if token.deprel == "advcl" and wanted and sentence.language != "en":
        return any(word_set(name).has(sentence, above) for name in ("demand", "want"))
    near = 0 < index - above <= 2
    return token.deprel in ("advcl", "acl", "obl", "csubj") and not finite and near


def _is_reduced(reading: Reading, cue: int) -> bool:
    """ "the plan proposed by Washington": a participle at a noun presupposes its act."""
    token = reading.sentence.tokens[cue]
    return (
        token.deprel == "acl" and not has_subject(reading.sentence, cue) and is_passive(reading.sentence, cue)
    )


def _talks(reading: Reading, cue: int) -> bool:
    return any(word_set(name).has(reading.sentence, cue) for name in ("discuss", "meet"))


def _carries(reading: Reading, governor: int, cue: int) -> bool:
    """ "ready to discuss", "plans to meet", должен передать: the governing word only sets the time of the act."""
    sentence = reading.sentence
    if word_set("must").has(sentence, governor):
        handed = word_set("submit").has(sentence, cue) and any(
            word_set("paper").has(sentence, i) for i in sentence.subtree(cue)
        )
        return sentence.language != "en" and (
            handed or any(word_set(n).has(sentence, cue) for n in ("discuss", "meet", "ratify"))
        )
    if word_set("ratify").has(sentence, cue):
        return word_set("future").has(sentence, governor)
    return _talks(reading, cue) and any(
        word_set(name).has(sentence, governor) for name in ("ready", "future", "agree", "pledge")
    )


def fits(rule: Rule, reading: Reading, cue: int) -> bool:
    """Whether a cue may be read by the rule: of the right kind, asserted, and with what the rule has and lacks."""
    token = reading.sentence.tokens[cue]
    if rule.kind == "verb":
        fits = token.upos in VERB_TAGS and token.deprel not in ("amod", "case", "mark", "fixed")
    elif rule.kind == "noun":
        fits = token.upos in ("NOUN", "PROPN") and token.deprel not in ("compound", "amod")
    else:
        bare = token.deprel == "amod" and not follow(parse("xcomp"), reading.sentence, cue)
        fits = token.upos != "PUNCT" and not bare and cue not in reading.by_token
    if rule.kind == "modal" and token.deprel in ("acl:relcl", "advcl", "acl", "fixed"):
        return False
    if rule.kind == "verb" and not is_asserted(reading.sentence, cue):
        return False
    if rule.kind == "verb" and rule.act != "submit" and _is_reduced(reading, cue):
        return False
    ahead = is_future if rule.by == "author" else is_ahead
    vowed = rule.needs_negation and is_vow(reading.sentence, cue)
    if rule.needs_future and not (vowed or ahead(reading.sentence, cue)):
        return False
    if not _has_form(rule, reading.sentence, cue):
        return False
    if rule.needs_negation and not is_negated(reading.sentence, cue):
        return False
    if rule.kind == "predicate" and rule.by == "speaker" and is_wanted(reading.sentence, cue):
        return False
    if rule.kind in ("verb", "modal") and is_content(reading, cue):
        return False
    if (rule.has and not follow(rule.has, reading.sentence, cue)) or follow(
        rule.lacks, reading.sentence, cue
    ):
        return False
    if rule.by == "participants" and rule.kind == "noun" and not is_event(rule, reading, cue):
        return False
    if rule.frames and not is_frame(reading, cue):
        return False
    if (
        rule.kind == "noun"
        and rule.by == "speaker"
        and base(token.deprel) not in ("nsubj", "root", "ccomp", "conj")
    ):
        return False
    supposed = is_subordinate_condition(reading.sentence, cue) or _is_supposed(reading, cue)
    supposed = supposed or is_doubted(reading, cue) or is_awaited(reading.sentence, cue)
    return fits and not supposed and not _asked(reading, cue)


def _is_supposed(reading: Reading, cue: int) -> bool:
    """Whether the word belongs to what an act is tied to: "provided that Russia agrees"."""
    return any(cue in one.tokens[1:] for one in reading.conditions if one.hard and not one.tied)


def is_doubted(reading: Reading, index: int) -> bool:
    """Whether the word stands in what somebody only doubts, fears or hopes: "analysts doubt that Moscow will agree"."""
    sentence = reading.sentence
    head = clause_of(sentence, index)
    token = sentence.tokens[head]
    return token.deprel == "ccomp" and token.head >= 0 and word_set("doubt").has(sentence, token.head)


def _has_form(rule: Rule, sentence: Sentence, cue: int) -> bool:
    """Whether the cue is in the form that the rule wants: an imperative, or the subject of no verb."""
    if rule.but and word_set(rule.but).has(sentence, cue):
        return False
    if rule.kind == "verb" and rule.imperative != is_bidden(sentence, cue):
        return False
    return not rule.verbless or _is_predicated(sentence, cue)


def is_bidden(sentence: Sentence, cue: int) -> bool:
    """Whether a verb bids: "give us", дайте, "нехай Росія припинить", "пусть Россия прекратит"."""
    if sentence.language == "en" or sentence.tokens[cue].upos != "VERB":
        return False
    let = any(word_set("let").has(sentence, c) for c in sentence.children[cue])
    return let or sentence.tokens[cue].feats.get("Mood") == "Imp"


def _is_predicated(sentence: Sentence, cue: int) -> bool:
    """Whether a noun is the subject of a phrase without a verb of its own: "Умова Москви — …", "X's demand is …"."""
    token = sentence.tokens[cue]
    if token.deprel != "nsubj":
        return False
    above = sentence.tokens[token.head]
    return above.upos not in ("VERB", "ADV") or word_set("consist").has(sentence, token.head)


def _asked(reading: Reading, cue: int) -> bool:
    """Whether a headline only announces the answer: "What Kyiv and Washington have agreed"."""
    sentence = reading.sentence
    if sentence.paragraph > 0:
        return False
    head = clause_of(sentence, cue)
    asking = [i for i in clause_tokens(sentence, head) if i < cue and word_set("asking").has(sentence, i)]
    return sentence.tokens[head].deprel != "acl:relcl" and any(
        sentence.tokens[i].deprel != "mark" for i in asking
    )


def bearer_of(rule: Rule, reading: Reading, cue: int) -> int:
    """The word that carries denial and tense: the cue itself, or for an event noun the verb that it is subject of."""
    if rule.kind != "noun":
        return cue
    sentence, index = reading.sentence, cue
    while sentence.tokens[index].deprel == "nmod" and word_set("stage").has(
        sentence, sentence.tokens[index].head
    ):
        index = sentence.tokens[index].head
    head = sentence.tokens[index].head
    due = [c for c in sentence.children[head] if sentence.tokens[c].deprel == "xcomp"] if head >= 0 else []
    due = [c for c in due if word_set("take-place").has(sentence, c)]
    if due and base(sentence.tokens[index].deprel) == "nsubj":
        return due[0]
    for told in follow(parse("acl:relcl{take-place} | acl{take-place}"), sentence, cue):
        return told
    happens = head >= 0 and word_set("take-place").has(sentence, head)
    borne = ("nsubj", "obj") if index == cue or prepositions(sentence, index) else ("nsubj", "obj", "obl")
    return head if happens and base(sentence.tokens[index].deprel) in borne else cue


def is_event(rule: Rule, reading: Reading, cue: int) -> bool:
    """Whether a meeting noun tells an event: it takes place, or it has a date or a place of its own."""
    sentence = reading.sentence
    head = sentence.tokens[cue].head
    held = sentence.tokens[cue].deprel == "nsubj:pass"
    if head >= 0 and word_set("meet").has(sentence, head) and not held:
        return False
    while head >= 0 and sentence.tokens[head].deprel == "obj" and word_set("stage").has(sentence, head):
        head = sentence.tokens[head].head  # "propose to hold a new round of talks in Turkey"
    if head >= 0 and (word_set("call-off").has(sentence, head) or is_moved(sentence, head)):
        return False
    if head >= 0 and sentence.tokens[head].upos in VERB_TAGS and is_content(reading, head):
        return False
    if bearer_of(rule, reading, cue) != cue:
        return True
    below = set(sentence.subtree(cue))
    dated = any(set(t.tokens) <= below for t in reading.times if t.kind == "point" and t.edtf)
    placed = any(set(p.tokens) <= below for p in reading.places)
    held = bool(reading.modifiers(cue)) or "during" in prepositions(sentence, cue)
    return (dated or placed or lasts(reading, cue) or is_dated_occasion(reading, cue)) and held


def is_frame(reading: Reading, cue: int) -> bool:
    """Whether a plan noun frames its clause: "under the draft …", за планом …, согласно документу …"""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    words = (
        {"under", "according"}
        if sentence.language == "en"
        else {"за", "згідно", "по", "согласно", "відповідно"}
    )
    stated = any(sentence.tokens[i].upos in ("VERB", "AUX") for i in sentence.ancestors(cue))
    return stated and base(token.deprel) in ("obl", "nmod") and bool(words & set(prepositions(sentence, cue)))


def is_denied(reading: Reading, index: int) -> bool:
    """Whether the word stands in a clause that somebody denies: "denied that it had pressed Kyiv"."""
    sentence = reading.sentence
    head = clause_of(sentence, index)
    token = sentence.tokens[head]
    return token.deprel == "ccomp" and token.head >= 0 and word_set("deny").has(sentence, token.head)
