"""The parser as a torch module; ``guarantor.trees.biaffine`` runs the same arithmetic with NumPy."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of one model."""

    rows: dict[str, int]
    widths: dict[str, int]
    labels: list[str]
    upos: list[str]
    feats: list[str]  # "Case=Nom" and "Case=" (absent), grouped by name
    sources: list[str]
    token: int = 160
    hidden: int = 192
    layers: int = 3
    tag_layer: int = 1
    arc: int = 256
    label: int = 96
    dropout: float = 0.33
    frozen: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


# Such that every channel's bag starts with about the same spread.
INITIAL = {"word": 0.5, "dictionary": 0.12}


class DirectedLayer(nn.Module):
    """A forward and a backward LSTM; the backward one reads each sentence reversed within its length."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(width, hidden, batch_first=True)
        self.back = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, reverse: Tensor) -> Tensor:
        index = reverse.unsqueeze(-1)
        ahead, _ = self.ahead(x)
        back, _ = self.back(x.gather(1, index.expand(-1, -1, x.size(-1))))
        back = back.gather(1, index.expand(-1, -1, back.size(-1)))
        return torch.cat([ahead, back], -1)


def shared_dropout(x: Tensor, p: float, training: bool) -> Tensor:
    """Drop the same units at every position of a sentence."""
    if not training or p == 0:
        return x
    mask = x.new_empty(x.size(0), 1, x.size(2)).bernoulli_(1 - p) / (1 - p)
    return x * mask


class Network(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = s = shape
        self.names = list(s.rows)
        self.tables = nn.ModuleDict(
            {n: nn.EmbeddingBag(s.rows[n], s.widths[n], mode="sum", padding_idx=0) for n in self.names}
        )
        for name, table in self.tables.items():
            nn.init.normal_(table.weight, std=INITIAL.get(name, 0.25))
            with torch.no_grad():
                table.weight[0] = 0
        self.project = nn.Linear(sum(s.widths.values()), s.token)
        self.source = nn.Embedding(len(s.sources), s.token)
        nn.init.zeros_(self.source.weight)
        self.root = nn.Parameter(torch.randn(s.token) * 0.3)
        widths = [s.token] + [2 * s.hidden] * (s.layers - 1)
        self.encoder = nn.ModuleList(DirectedLayer(w, s.hidden) for w in widths)
        top = 2 * s.hidden
        self.tagger = nn.Linear(top, 128)
        self.upos = nn.Linear(128, len(s.upos))
        self.feats = nn.Linear(128, len(s.feats))
        self.arc_dep, self.arc_head = nn.Linear(top, s.arc), nn.Linear(top, s.arc)
        self.label_dep, self.label_head = nn.Linear(top, s.label), nn.Linear(top, s.label)
        self.arc = nn.Parameter(torch.zeros(s.arc + 1, s.arc))
        self.label = nn.Parameter(torch.zeros(len(s.labels), s.label + 1, s.label + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.label)

    def words(self, bags: dict[str, Tensor]) -> list[Tensor]:
        return [self.tables[n](bags[n]) for n in self.names]

    def encode(
        self,
        bags: dict[str, Tensor],
        index: Tensor,
        reverse: Tensor,
        source: Tensor,
        drop: float,
        letters: float,
    ) -> tuple[Tensor, Tensor]:
        """Return (tag states, parse states), each (sentences, 1 + words, 2 * hidden)."""
        s = self.shape
        parts = []
        for name, types in zip(self.names, self.words(bags), strict=True):
            x = types[index]
            rate = drop if name in {"word", "vector"} else letters
            if self.training and rate:
                x = x * (torch.rand(x.shape[:2]) > rate).float().unsqueeze(-1)
            parts.append(x)
        x = torch.cat(parts, -1)
        x = self.project(functional.dropout(x, 0.15, self.training)) + self.source(source).unsqueeze(1)
        x = torch.cat([self.root.expand(x.size(0), 1, -1), x], 1)
        states = []
        for layer in self.encoder:
            x = layer(shared_dropout(x, s.dropout if states else 0.2, self.training), reverse)
            states.append(x)
        return states[s.tag_layer], x

    def tags(self, states: Tensor) -> tuple[Tensor, Tensor]:
        p = self.shape.dropout
        x = functional.leaky_relu(self.tagger(shared_dropout(states[:, 1:], p, self.training)), 0.1)
        x = functional.dropout(x, p, self.training)
        return self.upos(x), self.feats(x)

    def arcs(self, states: Tensor) -> Tensor:
        """Return scores (sentences, words, 1 + words): each word's possible heads."""
        p = self.shape.dropout
        x = shared_dropout(states, p, self.training)
        dep = shared_dropout(functional.leaky_relu(self.arc_dep(x[:, 1:]), 0.1), p, self.training)
        head = shared_dropout(functional.leaky_relu(self.arc_head(x), 0.1), p, self.training)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return (dep @ self.arc) @ head.transpose(1, 2)

    def labels(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return scores (sentences, words, labels) for the given heads (0 is the root)."""
        p = self.shape.dropout
        x = shared_dropout(states, p, self.training)
        dep = shared_dropout(functional.leaky_relu(self.label_dep(x[:, 1:]), 0.1), p, self.training)
        head = shared_dropout(functional.leaky_relu(self.label_head(x), 0.1), p, self.training)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        side = dep.reshape(-1, dep.size(-1)) @ self.label.permute(1, 0, 2).reshape(dep.size(-1), -1)
        side = side.view(dep.size(0), dep.size(1), len(self.shape.labels), -1)
        return (side * head.unsqueeze(2)).sum(-1)
