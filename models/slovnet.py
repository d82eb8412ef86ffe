"""Slovnet's Russian news models (MIT), as the `natasha` package carries them → `trees/weights/ru.npz`.

    pip install natasha && python models/slovnet.py src/guarantor/trees/weights/ru.npz [WORDS]

Why not depend on natasha: importing it needs pymorphy2, which does not run on Python 3.11 and later, and
it brings eight further packages. Only the most frequent WORDS of its 250,000 word vectors are kept; a rarer
word takes the vector of its nearest neighbour among those that end alike. Network weights are stored in
half precision.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MEMBERS = {"morph": "tag", "syntax": "rel"}


def converted(data: Path, words: int) -> dict[str, NDArray[Any]]:
    """All arrays of the parser by name: the word vectors' codes and both networks."""
    arrays = _vectors(next((data / "emb").glob("navec_news_*.tar")), words)
    for name, labels in MEMBERS.items():
        with tarfile.open(data / "model" / f"slovnet_{name}_news_v1.tar") as tar:
            for key, value in _leaves(json.loads(_member(tar, "model.json"))):
                if isinstance(value.get("array"), int):
                    flat = np.frombuffer(_member(tar, f"arrays/{value['array']}.bin"), value["dtype"])
                    arrays[f"{name}.{key}"] = flat.reshape(value["shape"]).astype(np.float16)
            arrays[f"{name}.labels"] = _lines(gzip.decompress(_member(tar, f"vocabs/{labels}.gz")))
            arrays["shapes"] = _lines(gzip.decompress(_member(tar, "vocabs/shape.gz")))
    return arrays


def _vectors(path: Path, words: int) -> dict[str, NDArray[Any]]:
    """All words, each with a row: its own if frequent, that of its nearest frequent neighbour if not."""
    with tarfile.open(path) as tar:
        packed, vocabulary = _member(tar, "pq.bin"), gzip.decompress(_member(tar, "vocab.bin"))
    size, _, parts, centroids = (int(number) for number in np.frombuffer(packed, np.uint32, 4))
    indexes = np.frombuffer(packed, np.uint8, size * parts, 16).reshape(size, parts)
    codes = np.frombuffer(packed, np.float32, -1, 16 + size * parts).reshape(parts, centroids, -1)
    counts = np.frombuffer(vocabulary, np.uint32, size, 4).astype(np.int64)
    forms = vocabulary[4 + 4 * size :].decode().splitlines()
    counts[forms.index("<unk>")] = counts.max() + 1
    order = np.argsort(-counts, kind="stable")
    order = order[[forms[row] != "<pad>" for row in order]]
    vectors = codes[np.arange(parts), indexes].reshape(size, -1)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    forms = [forms[row] for row in order]
    rows = np.concatenate([np.arange(words), _neighbours(forms, vectors[order], words)])
    return {
        "words": _lines("\n".join(forms).encode()),
        "rows": rows.astype(np.uint32),
        "indexes": indexes[order[:words]],
        "codes": codes,
    }


def _neighbours(forms: list[str], vectors: NDArray[np.float32], words: int) -> NDArray[np.intp]:
    """For each form after the first `words` the index of the one among them that may stand for it.

    That is the one with the highest cosine of those that end alike, for grammar sits in the ending.
    """
    found = np.zeros(len(forms) - words, np.intp)
    left = np.arange(words, len(forms))
    for length in (4, 3, 2, 1, 0):
        frequent, rare = _by_ending(forms, np.arange(words), length), _by_ending(forms, left, length)
        for ending, rows in rare.items():
            if len(among := frequent.get(ending, ())) >= (20 if length else 1):
                for step in range(0, len(rows), 1000):
                    part = rows[step : step + 1000]
                    found[part - words] = among[(vectors[part] @ vectors[among].T).argmax(1)]
                left = np.setdiff1d(left, rows)
    return found


def _by_ending(forms: list[str], rows: NDArray[np.intp], length: int) -> dict[str, NDArray[np.intp]]:
    groups: dict[str, list[int]] = {}
    for row in rows.tolist():
        groups.setdefault(forms[row][-length:] if length else "", []).append(row)
    return {ending: np.array(members) for ending, members in groups.items()}


def _leaves(node: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every weight of a model description with its dotted path."""
    if isinstance(node, dict) and "dtype" in node:
        return [(path, node)]
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [leaf for key, value in pairs for leaf in _leaves(value, f"{path}.{key}".lstrip("."))]


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    if member is None:
        raise FileNotFoundError(f"{tar.name!r} holds no file {name}")
    return member.read()


def _lines(text: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(text, np.uint8)


if __name__ == "__main__":
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("natasha is not installed: pip install natasha")
    target = Path(sys.argv[1])
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    source = Path(spec.submodule_search_locations[0]) / "data"
    with target.open("wb") as file:
        np.savez_compressed(file, **converted(source, limit))  # type: ignore[arg-type]
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
