"""Trains the network of the name tagger on what the corpora and the teacher say: models/entities/tagger.bin.

    python training/student.py words VECTORS > models/entities/words.txt
    python training/student.py DUMP ANSWERS VECTORS models/entities/words.txt models/entities/tagger.bin

The network: per token the sum of the rows of its facts and of the vectors of seven words, one per place, rectified; a second
layer over three neighbours; the scores of the tags from both. What src/analysis/entities/tagger/model.rs reads is written at
the end of this file.
"""

import json
import re
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from teacher import TAGS, allowed, figures

WORDS, DIMENSIONS, HIDDEN, REACH = 36_000, 56, 64, 3
AROUND = 2 * REACH + 1
EPOCHS, RARE, KEPT = 5, 12, 14_000
SCALE = 32.0  # units of the rows of facts a unit of the network

torch.manual_seed(3)
random = np.random.default_rng(3)


def commonest(file):
    word = re.compile(r"[^\W\d_](?:[^\W\d_]|['.](?=[^\W\d_]))*\.?|'s|n't|[.,;:!?()\[\]\"'$%&/-]")
    return [it for it in json.load(open(file, encoding="utf8"))["words"] if word.fullmatch(it)][:WORDS]


def vectors(file, words):
    """Four-bit codes, and the steps of the dimensions: the vectors' main components, cut where that costs least."""
    data = json.load(open(file, encoding="utf8"))["vectors"]
    rows = np.array([data[it][:100] for it in words], dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(0)
    _, axes = np.linalg.eigh(np.cov(rows.T))
    rows = rows @ axes[:, ::-1][:, :DIMENSIONS]
    rows /= rows.std(0) ** 0.5  # evens out the components' sizes by half
    codes, steps = np.zeros(rows.shape, dtype=np.int8), np.zeros(DIMENSIONS, dtype=np.float32)
    for at in range(DIMENSIONS):
        column, best = rows[:, at], np.inf
        for cut in np.linspace(1.5, 4.0, 26):
            step = cut * column.std() / 7.5
            code = np.clip(np.floor(column / step), -8, 7)
            loss = (((code + 0.5) * step - column) ** 2).mean()
            if loss < best:
                best, steps[at], codes[:, at] = loss, step, code
    return codes, steps


class Corpus:
    """The chains of all documents: tokens, facts, words, tags."""

    def __init__(self, dump, answers):
        self.documents = [json.loads(line) for line in open(dump, encoding="utf8")]
        teacher = {}
        for line in open(answers, encoding="utf8"):
            answer = json.loads(line)
            teacher[answer["key"]] = answer["masks"]
        raw = np.fromfile(re.sub(r"\.\w+$", ".facts", dump), dtype="<u4")
        places, self.chains = [], []
        at = 0
        for index, document in enumerate(self.documents):
            masks = document["masks"]
            if document["corpus"] in ("gmb", "free") and not document["held"]:
                own = teacher.get(document["key"])
                masks = own if own and len(own) == len(masks) else masks
            count = int(raw[at])
            at += 1
            for _ in range(count):
                start, length = int(raw[at]), int(raw[at + 1])
                at += 2
                first, around = len(places), []
                for _ in range(length):
                    around.append(raw[at : at + AROUND].tolist())
                    own = int(raw[at + AROUND])
                    places.append((at + AROUND + 1, own))
                    at += AROUND + 1 + own
                self.chains.append((index, start, length, first, around, masks[start : start + length]))
        lengths = np.array([length for _, length in places])
        self.starts = np.concatenate([[0], np.cumsum(lengths)])
        self.facts = np.empty(self.starts[-1], dtype=np.uint32)
        for (place, length), start in zip(places, self.starts):
            self.facts[start : start + length] = raw[place : place + length]

    def number(self, hashes):
        """Gives the facts their numbers in place of their hashes, 0 to those not listed."""
        at = np.minimum(np.searchsorted(hashes, self.facts), len(hashes) - 1)
        return np.where(hashes[at] == self.facts, at + 1, 0).astype(np.int32)


class Student(nn.Module):
    def __init__(self, facts, table):
        super().__init__()
        self.table = table
        self.facts = nn.EmbeddingBag(facts + 1, HIDDEN, mode="sum", padding_idx=0)
        nn.init.normal_(self.facts.weight, std=0.02)
        with torch.no_grad():
            self.facts.weight[0] = 0
        self.words = nn.Linear(AROUND * DIMENSIONS, HIDDEN)
        self.middle = nn.Linear(3 * HIDDEN, HIDDEN)
        self.tags = nn.Linear(2 * HIDDEN, TAGS)
        self.drop = nn.Dropout(0.2)

    def forward(self, facts, offsets, words, goes_on):
        rows = self.table[words].flatten(1)
        near = torch.relu(self.facts(facts, offsets) + self.words(self.drop(rows)))
        near = self.drop(near)
        none = torch.zeros(1, HIDDEN)
        before = torch.cat([none, near[:-1] * goes_on[:-1]])
        after = torch.cat([near[1:] * goes_on[:-1], none])
        wide = torch.relu(self.middle(torch.cat([before, near, after], 1)))
        return self.tags(torch.cat([near, self.drop(wide)], 1))


def batch(corpus, numbers, chains, learning):
    tokens = np.concatenate([np.arange(first, first + length) for _, _, length, first, _, _ in chains])
    starts, ends = corpus.starts[tokens], corpus.starts[tokens + 1]
    lengths = ends - starts
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    facts = numbers[np.repeat(starts - offsets, lengths) + np.arange(lengths.sum())]
    if learning:
        facts = np.where(random.random(len(facts)) < 0.1, 0, facts)
    words = torch.tensor([row for chain in chains for row in chain[4]])
    goes_on = torch.tensor([float(at + 1 < chain[2]) for chain in chains for at in range(chain[2])])[:, None]
    masks = allowed([mask for chain in chains for mask in chain[5]])
    weights = torch.tensor([corpus.documents[chain[0]]["weight"] for chain in chains for _ in range(chain[2])])
    return torch.from_numpy(facts).long(), torch.from_numpy(offsets), words, goes_on, masks, weights


def report(model, corpus, numbers, chains):
    model.eval()
    held = {chain[0] for chain in chains}
    rows = {}
    for index in held:
        rows[index] = np.full((len(corpus.documents[index]["tokens"]), TAGS), -20.0, dtype=np.float32)
        rows[index][:, 0] = 0.0
    with torch.no_grad():
        for at in range(0, len(chains), 1000):
            some = chains[at : at + 1000]
            scores = F.log_softmax(model(*batch(corpus, numbers, some, False)[:4]), -1).numpy()
            place = 0
            for index, start, length, *_ in some:
                rows[index][start : start + length] = scores[place : place + length]
                place += length
    order = sorted(held)
    figures([corpus.documents[index] for index in order], [rows[index] for index in order])


def learn(model, corpus, numbers, chains, held, epochs, rate):
    facts = torch.optim.Adagrad(model.facts.parameters(), lr=0.03 * rate)
    others = [it for name, it in model.named_parameters() if not name.startswith("facts")]
    others = torch.optim.Adam(others, lr=2e-3 * rate)
    began = time.time()
    for epoch in range(epochs):
        model.train()
        for group in others.param_groups:
            group["lr"] = 2e-3 * rate * (1 - epoch / epochs)
        order = random.permutation(len(chains))
        for at in range(0, len(order), 400):
            some = [chains[it] for it in order[at : at + 400]]
            *inputs, masks, weights = batch(corpus, numbers, some, True)
            scores = model(*inputs)
            loss = scores.logsumexp(-1) - scores.masked_fill(~masks, -1e9).logsumexp(-1)
            loss = (loss * weights).mean()
            facts.zero_grad()
            others.zero_grad()
            loss.backward()
            facts.step()
            others.step()
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s", flush=True)
        report(model, corpus, numbers, held)


def rounded(model):
    with torch.no_grad():
        model.facts.weight.copy_((model.facts.weight * SCALE).round().clamp(-127, 127) / SCALE)


def varint(number):
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def write(file, model, hashes, codes, steps):
    """Little-endian: four counts, the steps, two codes a byte, the layers in 32-bit floats (inputs by outputs, biases
    last), the distances of the facts' hashes, and their rows in units of 1 / SCALE."""
    floats = lambda tensor: tensor.detach().numpy().astype("<f4").tobytes()
    with open(file, "wb") as out:
        out.write(np.array([len(codes), DIMENSIONS, HIDDEN, len(hashes)], dtype="<u4").tobytes())
        out.write(steps.astype("<f4").tobytes())
        nibbles = (codes.astype(np.int16) + 8).astype(np.uint8)
        out.write((nibbles[:, 0::2] | nibbles[:, 1::2] << 4).tobytes())
        for layer in (model.words, model.middle, model.tags):
            out.write(floats(layer.weight.T.contiguous()) + floats(layer.bias))
        before = 0
        for it in hashes.tolist():
            out.write(varint(it - before))
            before = it
        rows = model.facts.weight.detach().numpy()[1:] * SCALE
        out.write(rows.round().astype(np.int8).tobytes())


def main():
    if sys.argv[1] == "words":
        print("\n".join(commonest(sys.argv[2])))
        return
    dump, answers, file, words, out = sys.argv[1:6]
    torch.set_num_threads(2)
    words = open(words, encoding="utf8").read().split("\n")[:-1]
    codes, steps = vectors(file, words)
    table = torch.zeros(len(words) + 1, DIMENSIONS)
    table[1:] = torch.from_numpy((codes + 0.5) * steps)
    corpus = Corpus(dump, answers)
    held = [chain for chain in corpus.chains if corpus.documents[chain[0]]["held"]]
    chains = [chain for chain in corpus.chains if not corpus.documents[chain[0]]["held"]]
    chains = [chain for chain in chains if any(mask & (mask - 1) == 0 for mask in chain[5])]
    hashes, counts = np.unique(corpus.facts, return_counts=True)
    hashes, counts = hashes[counts >= RARE], counts[counts >= RARE]
    print(len(chains), "chains,", len(hashes), "facts", flush=True)
    numbers = corpus.number(hashes)
    model = Student(len(hashes), table)
    learn(model, corpus, numbers, chains, held, EPOCHS - 2, 1.0)
    # The facts that move the sums most are kept.
    sizes = model.facts.weight.detach().norm(dim=1).numpy()[1:] * counts**0.25
    kept = np.sort(np.argsort(-sizes)[:KEPT])
    hashes, rows = hashes[kept], model.facts.weight.detach()[torch.from_numpy(kept + 1)]
    numbers = corpus.number(hashes)
    model.facts = nn.EmbeddingBag(len(hashes) + 1, HIDDEN, mode="sum", padding_idx=0)
    with torch.no_grad():
        model.facts.weight[0] = 0
        model.facts.weight[1:] = rows
    print(len(hashes), "facts kept", flush=True)
    learn(model, corpus, numbers, chains, held, 2, 0.5)
    rounded(model)
    print("rounded")
    report(model, corpus, numbers, held)
    write(out, model, hashes, codes, steps)


if __name__ == "__main__":
    main()
