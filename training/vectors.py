"""Fits the word vectors of `compare::meaning` (models/similarity/vectors.bin) to a sentence encoder.

    python training/vectors.py ENCODER WORDS CORPORA... OUT

ENCODER: the folder of all-MiniLM-L6-v2 (`model.safetensors`, `tokenizer.json`). WORDS: models/entities/words.txt.
CORPORA: files of CoNLL lines (`TOKEN<TAB>TAG`, `.tsv`) or of plain text. Needs torch, numpy, scipy, tokenizers, safetensors.

A sentence is the sum of its words' vectors. Ridge regression, solved by conjugate gradients, fits the vectors to the
encoder's vectors of whole sentences, starting from its vectors of single words, each weighted by its rarity. The principal
axes of the sentences that are kept then are fitted so that the cosines between the sentences of a batch are those of the
encoder (relational distillation), near pairs counting most. The mean of all sentences is taken off first, so that sentences
that have nothing to do with each other stand at right angles. Rows are stored with four bits a number and a step of their
own.
"""

import random
import re
import sys

import numpy as np
import scipy.sparse as sparse
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

SIZE, WORDS, SENTENCES, BATCH = 96, 30_000, 48_000, 512
# Axes that the ridge regression sees, its penalty and its steps; rounds of the distillation, its rate, its pull to the start.
AXES, RIDGE, STEPS, ROUNDS, RATE, PULL = 256, 0.05, 15, 6, 0.01, 0.01
TOKEN = re.compile(r"\d[\d,.]*\d|\d|[a-zà-ÿ]+(?:\.[a-z])*|'s|n't")


class Encoder:
    def __init__(self, folder):
        self.weights = {k.replace("bert.", ""): v.to(torch.bfloat16) for k, v in load_file(f"{folder}/model.safetensors").items()}
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(96)

    def batch(self, ids, mask):
        weights = self.weights
        norm = lambda x, name: F.layer_norm(x, (384,), weights[name + ".weight"], weights[name + ".bias"], 1e-12)
        linear = lambda x, name: F.linear(x, weights[name + ".weight"], weights[name + ".bias"])
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        rows, length, _ = x.shape
        for layer in range(6):
            at = f"encoder.layer.{layer}."
            parts = [linear(x, f"{at}attention.self.{part}") for part in ("query", "key", "value")]
            parts = [part.view(rows, length, 12, 32).transpose(1, 2) for part in parts]
            seen = F.scaled_dot_product_attention(*parts, attn_mask=mask[:, None, None, :])
            seen = seen.transpose(1, 2).reshape(rows, length, 384)
            x = norm(linear(seen, at + "attention.output.dense") + x, at + "attention.output.LayerNorm")
            inner = F.gelu(linear(x, at + "intermediate.dense"))
            x = norm(linear(inner, at + "output.dense") + x, at + "output.LayerNorm")
        x, mask = x.float(), mask[..., None].float()
        return F.normalize((x * mask).sum(1) / mask.sum(1), dim=-1)

    @torch.inference_mode()
    def encode(self, texts):
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        out = np.zeros((len(ids), 384), np.float32)
        for first in range(0, len(order), 64):
            some = order[first : first + 64]
            longest = max(len(ids[at]) for at in some)
            tokens, mask = torch.zeros(len(some), longest, dtype=torch.long), torch.zeros(len(some), longest, dtype=torch.bool)
            for row, at in enumerate(some):
                tokens[row, : len(ids[at])] = torch.tensor(ids[at])
                mask[row, : len(ids[at])] = True
            out[some] = self.batch(tokens, mask).numpy()
        return out


def plain(tokens):
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", " ".join(tokens))
    return re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", re.sub(r"([(\[$]) ", r"\1", text))


def sentences(path):
    with open(path, encoding="utf8") as lines:
        if not path.endswith(".tsv"):
            for line in lines:
                yield from re.split(r"(?<=[.!?]) (?=[A-Z\"“])", line.strip())
            return
        tokens = []
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line and not line.startswith("-DOCSTART-"):
                tokens.append(line.split("\t")[0])
            elif tokens:
                yield plain(tokens)
                tokens = []


def pooled(table, bags):
    words = torch.tensor([word for bag in bags for word in bag], dtype=torch.long)
    starts = torch.tensor(np.cumsum([0] + [len(bag) for bag in bags[:-1]]), dtype=torch.long)
    return F.normalize(F.embedding_bag(words, table, starts, mode="sum"), dim=1)


def regression(bags, rarity, targets, single):
    """The words' vectors, weighted by rarity, whose means come nearest to the sentences' vectors."""
    sentence = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    word = np.array([word for bag in bags for word in bag])
    pooling = sparse.csr_matrix((rarity[word], (sentence, word)), (len(bags), len(rarity)))
    whole = np.asarray(pooling.sum(1)).ravel()
    pooling = (sparse.diags(1 / np.where(whole > 0, whole, 1)) @ pooling).tocsr().astype(np.float32)
    back = pooling.T.tocsr()
    table = single.copy()
    left = back @ (targets - pooling @ table)
    direction, square = left.copy(), (left * left).sum(0)
    for _ in range(STEPS):
        image = back @ (pooling @ direction) + RIDGE * direction
        step = square / np.maximum(1e-12, (direction * image).sum(0))
        table += step * direction
        left -= step * image
        before, square = square, (left * left).sum(0)
        direction = left + square / np.maximum(1e-12, before) * direction
    return table * rarity[:, None]


def distilled(bags, start, targets):
    start = torch.tensor(start)
    table, targets = start.clone().requires_grad_(), F.normalize(torch.tensor(targets), dim=1)
    optimiser = torch.optim.Adam([table])
    usable = [at for at, bag in enumerate(bags) if len(bag) >= 3]
    order, step, steps = np.random.RandomState(0), 0, ROUNDS * len(usable) // BATCH
    others = ~torch.eye(BATCH, dtype=torch.bool)
    for _ in range(ROUNDS):
        shuffled = order.permutation(usable)
        for first in range(0, len(shuffled) - BATCH + 1, BATCH):
            some = shuffled[first : first + BATCH]
            ours, theirs = pooled(table, [bags[at] for at in some]), targets[some]
            ours, theirs = (ours @ ours.T)[others], (theirs @ theirs.T)[others]
            loss = ((ours - theirs) ** 2 * (1 + 20 * theirs.clamp(min=0) ** 2)).mean() + PULL * ((table - start) ** 2).mean()
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / steps) + 1e-4
            step += 1
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return table.detach().numpy()


def fit(texts, targets, words, single):
    number = {word: at for at, word in enumerate(words)}
    bags = [[number[word] for word in TOKEN.findall(text.lower().replace("’", "'")) if word in number] for text in texts]
    holders = np.zeros(len(words))
    for bag in bags:
        holders[list(set(bag))] += 1
    rarity = np.clip(np.log(len(texts) / (holders + 2)), 0.3, 9).astype(np.float32)
    targets = targets - targets.mean(0)
    _, axes = np.linalg.eigh(np.cov(targets.T))
    axes = axes[:, ::-1][:, :AXES].astype(np.float32)
    table = regression(bags, rarity, targets @ axes, (single - single.mean(0)) @ axes)
    start = table[:, :SIZE] * 0.3 / np.sqrt((table**2).mean())
    return distilled(bags, start, targets)


def packed(table):
    """Four bits a number, the lower half first, 8 for nought; then each row's step as the upper half of a float."""
    greatest = np.maximum(np.abs(table).max(1, keepdims=True), 1e-6)
    best = None
    for clip in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        step = (greatest * clip / 7).astype(np.float32)
        step = ((step.view(np.uint32) + 0x8000) & 0xFFFF0000).view(np.float32)
        codes = np.clip(np.round(table / step), -7, 7)
        error = ((codes * step - table) ** 2).sum(1, keepdims=True)
        if best is None:
            best = (codes, step, error)
        better = error < best[2]
        best = tuple(np.where(better, new, old) for new, old in zip((codes, step, error), best))
    codes = (best[0] + 8).astype(np.uint8)
    steps = (best[1].astype(np.float32).view(np.uint32) >> 16).astype("<u2")
    return (codes[:, 0::2] | (codes[:, 1::2] << 4)).tobytes() + steps.tobytes()


def main():
    folder, word_list, *corpora, out = sys.argv[1:]
    torch.manual_seed(1)
    encoder = Encoder(folder)
    with open(word_list, encoding="utf8") as lines:
        words = [line.rstrip("\n") for line in lines][:WORDS]
    texts = [text for path in corpora for text in sentences(path) if 3 <= len(text.split()) <= 60]
    texts = list(dict.fromkeys(texts))
    random.Random(1).shuffle(texts)
    texts = texts[:SENTENCES]
    table = fit(texts, encoder.encode(texts), words, encoder.encode(words))
    with open(out, "wb") as file:
        file.write(packed(table))


if __name__ == "__main__":
    main()
