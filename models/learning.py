"""The training loop: joint loss, AdamW with a cosine schedule, averaged weights, export as NumPy arrays."""

from __future__ import annotations

import copy
import json
import math
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from augmentation import retold
from batches import IGNORED, Batch, Encoder, batches, varied
from network import Network
from torch import Tensor
from torch.nn import functional
from treebanks import Sentence

from guarantor.trees.word_features import Lexicon


def loss(net: Network, batch: Batch, encoder: Encoder, drop: float) -> Tensor:
    low, top = net.encode(batch.bags, batch.index, batch.reverse, batch.source, drop, 0.05)
    real = (batch.heads != IGNORED).float() * batch.weight.unsqueeze(1)
    total = real.sum().clamp(min=1)
    arcs = net.arcs(top)
    beyond = torch.arange(arcs.size(2)).unsqueeze(0) > torch.tensor(batch.lengths).unsqueeze(1)
    arcs = arcs.masked_fill(beyond.unsqueeze(1), -1e4)
    arc = _weighted(arcs, batch.heads, real)
    label = _weighted(net.labels(top, batch.heads.clamp(min=0)), batch.labels, real)
    upos, feats = net.tags(low)
    tag = _weighted(upos, batch.upos, real)
    morph = sum(
        _weighted(feats[..., first : first + len(values)], batch.feats[..., i], real)
        for i, (_, first, values) in enumerate(encoder.groups)
    )
    return (arc + label + 0.5 * tag + 0.3 * morph) / total


def _weighted(scores: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    each = functional.cross_entropy(
        scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED, reduction="none"
    )
    return (each * weight.flatten()).sum()


def train(
    net: Network,
    encoder: Encoder,
    epoch_data: Callable[[int, random.Random], Sequence[Sentence]],
    dev: dict[str, Sequence[Sentence]],
    *,
    epochs: int,
    rate: float,
    batch_words: int,
    drop: float = 0.25,
    seed: int = 1,
    minutes: float = 1e9,
    save: Callable[[Network], None] | None = None,
    weights: dict[str, float] | None = None,
    warmup: int = 200,
    every: int = 1,
) -> Network:
    """Train in place for ``epochs`` and return the averaged network."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=1e-5, eps=1e-8)
    average = copy.deepcopy(net).eval()
    start, step = time.time(), 0
    for epoch in range(epochs):
        data = [varied(retold(s, encoder.languages[s.source], rng), rng) for s in epoch_data(epoch, rng)]
        pieces = list(batches(data, batch_words, rng))
        net.train()
        losses = 0.0
        for i, piece in enumerate(pieces):
            clock = max((epoch + i / len(pieces)) / epochs, (time.time() - start) / 60 / minutes)
            if clock >= 1:
                break
            lr = rate * min(1, (step + 1) / warmup) * (0.5 + 0.5 * math.cos(math.pi * clock)) + rate * 0.005
            for group in optimiser.param_groups:
                group["lr"] = lr
            value = loss(net, encoder.batch(piece, weights or {}), encoder, drop)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            losses += value.item()
            step += 1
            _average(average, net, min(0.998, step / (step + 10)))
        line = (
            " ".join(f"{name} {scores(average, encoder, test)}" for name, test in dev.items())
            if (epoch + 1) % every == 0 or clock >= 1 or epoch + 1 == epochs
            else ""
        )
        print(
            f"epoch {epoch} {(time.time() - start) / 60:.1f} min loss {losses / len(pieces):.3f} {line}",
            flush=True,
        )
        if save:
            save(average)
        if clock >= 1:
            break
    return average


@torch.no_grad()
def _average(average: Network, net: Network, decay: float) -> None:
    torch._foreach_lerp_(list(average.parameters()), [p.data for p in net.parameters()], 1 - decay)


@torch.no_grad()
def scores(net: Network, encoder: Encoder, sentences: Sequence[Sentence]) -> str:
    """Return greedy UAS / LAS / UPOS accuracy in percent, for watching only."""
    net.eval()
    right = np.zeros(4)
    rng = random.Random(0)
    for piece in batches(sentences, 3000, rng):
        b = encoder.batch(piece, {})
        low, top = net.encode(b.bags, b.index, b.reverse, b.source, 0, 0)
        arcs = net.arcs(top)
        beyond = torch.arange(arcs.size(2)).unsqueeze(0) > torch.tensor(b.lengths).unsqueeze(1)
        heads = arcs.masked_fill(beyond.unsqueeze(1), -1e4).argmax(-1)
        labels = net.labels(top, heads).argmax(-1)
        tags = net.tags(low)[0].argmax(-1)
        real = b.heads != IGNORED
        same = (heads == b.heads) & real
        right += [
            real.sum(),
            same.sum(),
            (same & (labels == b.labels)).sum(),
            ((tags == b.upos) & real).sum(),
        ]
    return "/".join(f"{100 * x / right[0]:.2f}" for x in right[1:])


def export(net: Network, lexicon: Lexicon, path: Path, source: str) -> None:
    """Write the weights as float16, the vectors as int8, and the lists that give rows their meaning."""
    s = net.shape
    arrays: dict[str, np.ndarray] = {}
    state = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    for name in net.names:
        table = state[f"tables.{name}.weight"]
        if name == "vector":
            scale = np.abs(table).max(0) / 127
            arrays["table.vector"] = np.rint(table / scale).astype(np.int8)
            arrays["vector_scale"] = scale.astype(np.float32)
        else:
            arrays[f"table.{name}"] = table.astype(np.float16)
    for layer in range(s.layers):
        for way in ("ahead", "back"):
            part = f"encoder.{layer}.{way}"
            arrays[f"{part}.input"] = state[f"{part}.weight_ih_l0"].T.astype(np.float16)
            arrays[f"{part}.recurrent"] = state[f"{part}.weight_hh_l0"].T.astype(np.float16)
            arrays[f"{part}.bias"] = (state[f"{part}.bias_ih_l0"] + state[f"{part}.bias_hh_l0"]).astype(
                np.float16
            )
    for name in ("project", "tagger", "upos", "feats", "arc_dep", "arc_head", "label_dep", "label_head"):
        arrays[f"{name}.weight"] = state[f"{name}.weight"].T.astype(np.float16)
        arrays[f"{name}.bias"] = state[f"{name}.bias"].astype(np.float16)
    arrays["project.bias"] = (state["project.bias"] + state["source.weight"][s.sources.index(source)]).astype(
        np.float16
    )
    for name in ("root", "arc", "label"):
        arrays[name] = state[name].astype(np.float16)
    meta = {
        "language": lexicon.language,
        "channels": net.names,
        "layers": s.layers,
        "tag_layer": s.tag_layer,
        "labels": s.labels,
        "upos": s.upos,
        "feats": s.feats,
    }
    arrays["meta"] = _text(json.dumps(meta, ensure_ascii=False))
    arrays["words"] = _text("\n".join(sorted(lexicon.words, key=lexicon.words.__getitem__)))
    arrays["vectors"] = _text("\n".join(sorted(lexicon.vectors, key=lexicon.vectors.__getitem__)))
    arrays["common"] = _text("\n".join(f"{k}\t{v}" for k, v in sorted(lexicon.common.items())))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        np.savez_compressed(out, **arrays)  # type: ignore[arg-type]


def _text(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def resume(net: Network, path: Path) -> None:
    """Load exported weights back into a network of the same shape, to train on."""
    with np.load(path) as arrays:
        found = {
            name: arrays[name].astype(np.float32) for name in arrays.files if arrays[name].dtype.kind == "f"
        }
    state = net.state_dict()
    for key in state:
        value = _exported(key, found, state[key])
        if value is not None:
            state[key] = torch.from_numpy(np.ascontiguousarray(value)).reshape(state[key].shape)
    net.load_state_dict(state)


def _exported(key: str, found: dict[str, np.ndarray], now: Tensor) -> np.ndarray | None:
    if key.startswith("tables."):
        return found.get("table." + key.split(".")[1])
    if key.endswith(("_l0",)):
        part, kind = key.rsplit(".", 1)
        if kind == "bias_hh_l0":
            return np.zeros(now.shape, dtype=np.float32)
        name = {"weight_ih_l0": "input", "weight_hh_l0": "recurrent", "bias_ih_l0": "bias"}[kind]
        return found[f"{part}.{name}"].T
    if key.endswith(".weight") and key in found:
        return found[key].T
    return found.get(key)
