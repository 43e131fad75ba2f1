"""The network: words and their shapes, a look at both neighbours, two bidirectional LSTM layers, a column of scores per head.

src/reader/network.rs computes the same from integers; keep the two together."""
import torch
from torch import nn
from torch.nn import functional as F

from articles import LABELS
from silver import NAMES

SIZES = {"prefix": (1024, 12), "suffix": (2048, 24), "shape": (256, 12), "place": (48, 8)}
NEVER = -1e4


class Attribution(nn.Module):
    """A linear-chain CRF over LABELS: an inside label only follows its own role."""

    def __init__(self):
        super().__init__()
        count = len(LABELS)
        self.move = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        banned = torch.zeros(count, count)
        for after in range(2, count, 2):
            for before in range(count):
                if before not in (after, after - 1):
                    banned[before, after] = NEVER
        self.register_buffer("banned", banned, persistent=False)
        self.register_buffer("banned_start", banned[0].clone(), persistent=False)

    def tables(self):
        return self.move + self.banned, self.start + self.banned_start

    def loss(self, scores, gold, mask):
        move, start = self.tables()
        total = scores[:, 0] + start
        for i in range(1, scores.shape[1]):
            further = torch.logsumexp(total[:, :, None] + move, 1) + scores[:, i]
            total = torch.where(mask[:, i, None], further, total)
        ours = (scores.gather(2, gold[..., None])[..., 0] * mask).sum(1) + start[gold[:, 0]]
        ours = ours + (move[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        return (torch.logsumexp(total, 1) - ours).sum()


class Network(nn.Module):
    """`table` holds the frozen word vectors, row 0 for words without one."""

    def __init__(self, rows, table, width, hidden, drop, tags, syntax):
        super().__init__()
        self.word = nn.Embedding(rows, width)
        self.vector = nn.Embedding.from_pretrained(table, freeze=True)
        self.prefix, self.suffix, self.shape, self.place = (nn.Embedding(n, d) for n, d in SIZES.values())
        for embedding in (self.word, self.prefix, self.suffix, self.shape, self.place):
            nn.init.normal_(embedding.weight, 0, 0.3)
        size = width + table.shape[1] + sum(d for _, d in SIZES.values())
        self.near = nn.Linear(3 * size, hidden)
        self.first = nn.LSTM(hidden, hidden, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.scores = nn.Linear(2 * hidden, len(LABELS))
        self.names = nn.Linear(2 * hidden, len(NAMES))
        self.tags, self.syntax = nn.Linear(2 * hidden, tags), nn.Linear(2 * hidden, syntax)
        self.chain = Attribution()
        self.drop = nn.Dropout(drop)

    def inputs(self, features):
        tables = (self.word, self.vector, self.prefix, self.suffix, self.shape, self.place)
        return torch.cat([table(features[..., i]) for i, table in enumerate(tables)], -1)

    def forward(self, features, lengths):
        """(scores of LABELS, the first layer's states) for a batch of padded paragraphs."""
        mask = (torch.arange(features.shape[1], device=features.device)[None] < lengths[:, None].to(features.device))[..., None]
        x = self.drop(self.inputs(features)) * mask
        x = torch.cat([F.pad(x, (0, 0, 1, 0))[:, :-1], x, F.pad(x, (0, 0, 0, 1))[:, 1:]], -1)
        x = self.drop(F.relu(self.near(x)))
        low = self.run(self.first, x, lengths)
        high = self.run(self.second, self.drop(low), lengths)
        return self.scores(self.drop(high)), low

    @staticmethod
    def run(layer, x, lengths):
        """Both directions of a layer. Packed sequences say the same, several times slower: padding follows each paragraph either way,
        once the way back is turned round by its own length."""
        steps = torch.arange(x.shape[1], device=x.device)[None]
        lengths = lengths[:, None].to(x.device)
        back = torch.where(steps < lengths, lengths - 1 - steps, steps)[..., None]
        turned = lambda rows: rows.gather(1, back.expand(-1, -1, rows.shape[2]))
        nothing = x.new_zeros(1, len(x), layer.hidden_size)
        one_way = lambda rows, weights: torch.lstm(rows, (nothing, nothing), weights, True, 1, 0.0, layer.training, False, True)[0]
        forth, reverse = layer.all_weights
        return torch.cat([one_way(x, forth), turned(one_way(turned(x), reverse))], -1)
