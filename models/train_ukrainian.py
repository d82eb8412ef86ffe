"""Train the Ukrainian parser on Ukrainian and Russian together; see README.md for the recipe.

python models/train_ukrainian.py OUT.npz --minutes 60
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from batches import Encoder, Types
from cognates import shared_lexicon
from learning import export, resume, train
from network import Network, Shape
from slavic import LANGUAGES, TREEBANKS, corpora, feature_columns, lexicon, slavic
from treebanks import Sentence, read

from guarantor.trees.word_features import DICTIONARY_ROWS, PREFIX_ROWS, SHAPE_ROWS, SUFFIX_ROWS


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("out", type=Path)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--epochs", type=int, default=1000)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--batch", type=int, default=600)
    options.add_argument("--hidden", type=int, default=192)
    options.add_argument("--layers", type=int, default=3)
    options.add_argument("--every", type=int, default=2)
    options.add_argument("--without", nargs="*", default=[])
    options.add_argument("--source", default="uk_pm", help="whose convention the exported model follows")
    options.add_argument("--cache", type=Path, default=Path("/tmp/shared-lexicon.pickle"))
    options.add_argument("--resume", type=Path)
    options.add_argument("--russian", type=float, default=1.0, help="weight of Russian sentences")
    args = options.parse_args()
    torch.set_num_threads(args.threads)
    data, parallel = corpora()
    common, vectors, matrix = shared_lexicon(parallel, args.cache)
    words = lexicon(data, common, vectors)
    data = {k: v for k, v in data.items() if k not in args.without}
    print({k: (len(v), sum(len(s.words) for s in v)) for k, v in data.items()}, len(words.words), flush=True)
    sources = [s for s in LANGUAGES if s in data]
    everything = [s for v in data.values() for s in v]
    names = ["word", "vector", "prefix", "suffix", "shape", "dictionary"]
    shape = Shape(
        rows={
            "word": len(words.words) + 1,
            "vector": len(vectors) + 1,
            "prefix": PREFIX_ROWS,
            "suffix": SUFFIX_ROWS,
            "shape": SHAPE_ROWS,
            "dictionary": DICTIONARY_ROWS,
        },
        widths={
            "word": 100,
            "vector": matrix.shape[1],
            "prefix": 40,
            "suffix": 48,
            "shape": 32,
            "dictionary": 112,
        },
        labels=sorted({label for s in everything for label in s.deprels}),
        upos=[*sorted({t for s in everything for t in s.upos} - {"X", "_"}), "X"],
        feats=feature_columns(),
        sources=sources,
        hidden=args.hidden,
        layers=args.layers,
    )
    net = Network(shape)
    with torch.no_grad():
        net.tables["vector"].weight.copy_(torch.from_numpy(matrix))
    net.tables["vector"].weight.requires_grad_(False)
    if args.resume:
        resume(net, args.resume)
    encoder = Encoder(shape, Types(words, names), LANGUAGES)
    iu = [slavic(s) for s in read(TREEBANKS / "uk_iu-dev.conllu.gz")]
    pm = [slavic(s) for s in read(TREEBANKS / "uk_pm-test.conllu.gz")]
    dev = {f"iu:{s}": [_as(x, s) for x in iu] for s in sources if s.startswith("uk")}
    dev["pm"] = [_as(x, "uk_pm") for x in pm]

    def epoch_data(epoch: int, rng: random.Random) -> list[Sentence]:
        return everything

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
        weights={name: args.russian for name, language in LANGUAGES.items() if language == "ru"},
        save=lambda average: export(average, words, args.out, args.source),
    )


def _as(sentence: Sentence, source: str) -> Sentence:
    from dataclasses import replace

    return replace(sentence, source=source)


if __name__ == "__main__":
    main()
