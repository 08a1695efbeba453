#!/usr/bin/env python3
"""Cross-entropy of a 64-64-64-10 network of the digits on a plane of filter-normalized directions.

    plane.py export FILE.npz [--activation relu|tanh]
    plane.py jax|numpy|torch FILE.npz [--grid 51] [--threads 2] [--precision single|double]

`export` trains the network (20 epochs of gradient descent, batches of 32) and writes data, parameters and two
random directions, each neuron's row (weights and bias) scaled to the length of the network's own; the others time
the surface over [-1, 1] x [-1, 1] of all 1797 samples, warm, and print points per second.

jax      jit of lax.map over the points, one compiled pass forward at a time: the fastest of the tools tried
numpy    a pass forward per point
torch    a pass forward per point, in inference mode
"""
import argparse
import os
import statistics
import time

parser = argparse.ArgumentParser()
parser.add_argument("peer", choices=["export", "jax", "numpy", "torch"])
parser.add_argument("file")
parser.add_argument("--activation", choices=["relu", "tanh"], default="relu")
parser.add_argument("--grid", type=int, default=51)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--precision", choices=["single", "double"], default="double")
parser.add_argument("--runs", type=int, default=5)
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = str(options.threads)
os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:options.threads]))

import numpy as np

SIZES = (64, 64, 64, 10)


def activate(z, name):
    return np.tanh(z) if name == "tanh" else np.maximum(z, 0)


def forward(layers, values, name):
    kept = [values]
    for index, (weights, biases) in enumerate(layers):
        values = values @ weights.T + biases
        if index < len(layers) - 1:
            values = activate(values, name)
        kept.append(values)
    return kept


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(z, labels):
    z = z - z.max(axis=1, keepdims=True)
    return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels]).mean()


def split(flat, dtype):
    layers, start = [], 0
    for inputs, nodes in zip(SIZES, SIZES[1:]):
        weights = flat[start:start + inputs * nodes].reshape(nodes, inputs)
        start += inputs * nodes
        layers.append((weights.astype(dtype), flat[start:start + nodes].astype(dtype)))
        start += nodes
    return layers


def flat(layers):
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def export():
    from sklearn.datasets import load_digits
    digits = load_digits()
    inputs, labels = digits.data / 16, digits.target
    generator = np.random.default_rng(0)
    layers = []
    for n, m in zip(SIZES, SIZES[1:]):
        limit = np.sqrt(6 / (n + m))
        layers.append((generator.uniform(-limit, limit, (m, n)), np.zeros(m)))
    for _ in range(20):
        order = generator.permutation(len(labels))
        for start in range(0, len(labels), 32):
            rows = order[start:start + 32]
            kept = forward(layers, inputs[rows], options.activation)
            slope = softmax(kept[-1])
            slope[np.arange(len(rows)), labels[rows]] -= 1
            slope /= len(rows)
            for index in range(len(layers) - 1, -1, -1):
                weights, biases = layers[index]
                below, back = kept[index], slope @ weights
                weights -= 0.1 * slope.T @ below
                biases -= 0.1 * slope.sum(axis=0)
                slope = back * ((1 - below ** 2) if options.activation == "tanh" else (below > 0))
    directions = []
    for _ in range(2):
        direction = []
        for weights, biases in layers:
            rows = np.column_stack([weights, biases])
            noise = generator.standard_normal(rows.shape)
            noise *= np.linalg.norm(rows, axis=1, keepdims=True) / np.linalg.norm(noise, axis=1, keepdims=True)
            direction.append((noise[:, :-1], noise[:, -1]))
        directions.append(flat(direction))
    np.savez(options.file, inputs=inputs, targets=np.eye(10)[labels], origin=flat(layers), first=directions[0],
             second=directions[1], tanh=np.array([float(options.activation == "tanh")]))


def load():
    file, dtype = np.load(options.file), np.float32 if options.precision == "single" else np.float64
    name = "tanh" if file["tanh"][0] else "relu"
    base, first, second = (split(file[part], dtype) for part in ("origin", "first", "second"))
    steps = np.linspace(-1, 1, options.grid).astype(dtype)
    return name, file["inputs"].astype(dtype), file["targets"].argmax(axis=1), base, first, second, steps


def numpy_surface(name, inputs, labels, base, first, second, steps):
    def loss(x, y):
        layers = [(w + x * p + y * q, v + x * r + y * s)
                  for (w, v), (p, r), (q, s) in zip(base, first, second)]
        return cross_entropy(forward(layers, inputs, name)[-1], labels)
    return lambda: np.array([[loss(x, y) for x in steps] for y in steps])


def torch_surface(name, inputs, labels, base, first, second, steps):
    import torch
    torch.set_num_threads(options.threads)
    tensors = [[tuple(map(torch.from_numpy, layer)) for layer in layers] for layers in (base, first, second)]
    data, classes = torch.from_numpy(inputs), torch.from_numpy(labels)
    act = torch.tanh if name == "tanh" else torch.relu

    def loss(x, y):
        values = data
        for index, ((w, v), (p, r), (q, s)) in enumerate(zip(*tensors)):
            values = torch.nn.functional.linear(values, w + x * p + y * q, v + x * r + y * s)
            if index < len(base) - 1:
                values = act(values)
        return torch.nn.functional.cross_entropy(values, classes).item()

    def run():
        with torch.inference_mode():
            return np.array([[loss(float(x), float(y)) for x in steps] for y in steps])
    return run


def jax_surface(name, inputs, labels, base, first, second, steps):
    import jax
    jax.config.update("jax_platforms", "cpu")
    jax.config.update("jax_enable_x64", options.precision == "double")
    import jax.numpy as jnp
    act = jnp.tanh if name == "tanh" else jax.nn.relu

    def loss(point, data, classes, base, first, second):
        layers = jax.tree.map(lambda w, p, q: w + point[0] * p + point[1] * q, base, first, second)
        values = data
        for index, (weights, biases) in enumerate(layers):
            values = values @ weights.T + biases
            if index < len(layers) - 1:
                values = act(values)
        return -jnp.take_along_axis(jax.nn.log_softmax(values), classes[:, None], axis=1).mean()

    fixed = jax.tree.map(jnp.asarray, (inputs, labels, base, first, second))
    points = jnp.asarray(np.array([[x, y] for y in steps for x in steps]))
    surface = jax.jit(lambda points, *fixed: jax.lax.map(lambda point: loss(point, *fixed), points))
    return lambda: np.asarray(surface(points, *fixed)).reshape(len(steps), len(steps))


if options.peer == "export":
    export()
else:
    subject = load()
    run = {"numpy": numpy_surface, "torch": torch_surface, "jax": jax_surface}[options.peer](*subject)
    surface = run()
    times = []
    for _ in range(options.runs):
        start = time.perf_counter()
        surface = run()
        times.append(time.perf_counter() - start)
    median = statistics.median(times)
    print(f"{options.peer}, {subject[0]}, {options.precision} | {options.threads} | {median * 1e3:.1f} | "
          f"{min(times) * 1e3:.1f} | {surface.size / median:.0f} | {surface.mean(dtype=np.float64)}")
