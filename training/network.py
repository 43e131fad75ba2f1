"""The network: embeddings, a dense layer over a context window of three tokens, two bidirectional LSTM layers, logits per head.

src/reader/network.rs computes the same from integers; keep the two together."""

import torch
from torch import nn
from torch.nn import functional as F

from labels import BIO, DOUBTS, SORTS
from silver import NAMES

SIZES = {"prefix": (1024, 12), "suffix": (2048, 24), "shape": (256, 12), "place": (48, 8)}
LAYERS = ("outer", "nested")
NEVER = -1e4


class Chain(nn.Module):
    """A linear-chain CRF over BIO: an inside label only follows its own role."""

    def __init__(self):
        super().__init__()
        count = len(BIO)
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


def log_partition(logits, mask, move, start):
    """The logarithm of all paths' weights, one number a row of the batch; `move` and `start` have each row's own transitions."""
    total = logits[:, 0] + start
    for i in range(1, logits.shape[1]):
        further = torch.logsumexp(total[:, :, None] + move, 1) + logits[:, i]
        total = torch.where(mask[:, i, None], further, total)
    return torch.logsumexp(total, 1)


def negative_log_likelihood(logits, gold, path, mask, move, start):
    """One number a row, as log_partition has it; `gold` has a probability for each label of each token (rows × tokens × labels), `path` a
    label for each token, of which the transitions count.

    Its gradient by the logits is the chain's marginals less `gold`, which must be marginals of such a chain (`consistent`)."""
    rows = torch.arange(len(path), device=path.device)
    ours = ((logits * gold).sum(2) * mask).sum(1) + start[rows, path[:, 0]]
    ours = ours + (move[rows[:, None], path[:, :-1], path[:, 1:]] * mask[:, 1:]).sum(1)
    return log_partition(logits, mask, move, start) - ours


@torch.no_grad()
def consistent(found, mask):
    """The marginals of the chain that has these probabilities (rows × tokens × labels) and forbids what BIO forbids: without it, a
    label could be likelier inside than where it begins, and no chain could learn it."""
    chain = Chain()
    move, start = (table.exp() for table in chain.tables())
    forward, backward = found.clone(), torch.ones_like(found)
    forward[:, 0] *= start
    for i in range(found.shape[1]):
        if i:
            forward[:, i] = found[:, i] * (forward[:, i - 1] @ move)
        forward[:, i] /= forward[:, i].sum(1, keepdim=True).clamp(min=1e-30)
    for i in range(found.shape[1] - 2, -1, -1):
        after = (backward[:, i + 1] * found[:, i + 1]) @ move.T
        after = after / after.sum(1, keepdim=True).clamp(min=1e-30)
        backward[:, i] = torch.where(mask[:, i + 1, None], after, backward[:, i])
    both = forward * backward
    return both / both.sum(2, keepdim=True).clamp(min=1e-30)


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
        self.window = nn.Linear(3 * size, hidden)
        self.lstm1 = nn.LSTM(hidden, hidden, batch_first=True, bidirectional=True)
        self.lstm2 = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.outer, self.nested = (nn.Linear(2 * hidden, len(BIO)) for _ in LAYERS)
        self.sort = nn.Linear(2 * hidden, len(SORTS))
        self.doubt = nn.Linear(4 * hidden, len(DOUBTS))
        self.names = nn.Linear(2 * hidden, len(NAMES))
        self.tags, self.syntax = nn.Linear(2 * hidden, tags), nn.Linear(2 * hidden, syntax)
        self.outer_chain, self.nested_chain = Chain(), Chain()
        self.drop = nn.Dropout(drop)

    def inputs(self, features):
        tables = (self.word, self.vector, self.prefix, self.suffix, self.shape, self.place)
        return torch.cat([table(features[..., i]) for i, table in enumerate(tables)], -1)

    def states(self, features, lengths):
        """The hidden states of both LSTM layers for a batch of padded paragraphs."""
        mask = (torch.arange(features.shape[1], device=features.device)[None] < lengths[:, None].to(features.device))[..., None]
        x = self.drop(self.inputs(features)) * mask
        x = torch.cat([F.pad(x, (0, 0, 1, 0))[:, :-1], x, F.pad(x, (0, 0, 0, 1))[:, 1:]], -1)
        x = self.drop(F.relu(self.window(x)))
        low = self.run(self.lstm1, x, lengths)
        return low, self.run(self.lstm2, self.drop(low), lengths)

    def forward(self, features, lengths):
        """The logits of all shipped heads by name, and the first layer's states for the helper heads."""
        low, high = self.states(features, lengths)
        dropped = self.drop(high)
        logits = {name: getattr(self, name)(dropped) for name in (*LAYERS, "sort")}
        return logits | {"doubt": self.doubt(torch.cat([self.drop(low), dropped], -1)), "names": self.names(low)}, low

    def attribution_loss(self, logits, labels, mask):
        """For each layer the negative log-likelihoods of the rows; `labels` by layer: probabilities, and a path, a label a token; `mask` one
        a token.

        Both layers go through the chain's steps at once."""
        tables = [getattr(self, f"{layer}_chain").tables() for layer in LAYERS]
        count = len(mask)
        move = torch.cat([move.expand(count, -1, -1) for move, _ in tables])
        start = torch.cat([start.expand(count, -1) for _, start in tables])
        both = lambda by: torch.cat([by[layer] for layer in LAYERS])
        gold, path = (torch.cat([labels[layer][k] for layer in LAYERS]) for k in range(2))
        losses = negative_log_likelihood(both(logits), gold, path, torch.cat([mask, mask]), move, start)
        return dict(zip(LAYERS, losses.chunk(2)))

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
        forward, backward = layer.all_weights
        return torch.cat([one_way(x, forward), turned(one_way(turned(x), backward))], -1)
