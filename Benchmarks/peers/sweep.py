"""A loop over trainings of a 2-8-1 network on 200 moons, as Benchmarks/sweeps has them: NumPy, and PyTorch if it is there.

Ten trainings are timed, and the time of 500 is fifty times that."""

import time

import numpy as np


def moons(generator):
    angle = generator.uniform(0, np.pi, 100)
    upper = np.stack([np.cos(angle), np.sin(angle)], 1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], 1)
    x = np.concatenate([upper, lower]) + generator.normal(0, 0.2, (200, 2))
    return x, np.concatenate([np.zeros(100), np.ones(100)])[:, None]


def numpy_training(x, y, seed, rate=0.1):
    g = np.random.default_rng(seed)
    w1, b1 = g.uniform(-0.77, 0.77, (8, 2)), np.zeros(8)
    w2, b2 = g.uniform(-0.81, 0.81, (1, 8)), np.zeros(1)
    for _ in range(100):
        order = g.permutation(200)
        for start in range(0, 200, 16):
            rows = order[start:start + 16]
            h = np.tanh(x[rows] @ w1.T + b1)
            p = 1 / (1 + np.exp(-(h @ w2.T + b2)))
            d = (p - y[rows]) / len(rows)
            e = (d @ w2) * (1 - h * h)
            w2 -= rate * d.T @ h
            b2 -= rate * d.sum(0)
            w1 -= rate * e.T @ x[rows]
            b1 -= rate * e.sum(0)
    return w1


def torch_training(torch, x, y, seed, rate=0.1):
    torch.manual_seed(seed)
    layers = torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1), torch.nn.Sigmoid()).double()
    optimizer = torch.optim.SGD(layers.parameters(), lr=rate)
    loss = torch.nn.BCELoss()
    for _ in range(100):
        order = torch.randperm(200)
        for start in range(0, 200, 16):
            rows = order[start:start + 16]
            optimizer.zero_grad()
            loss(layers(x[rows]), y[rows]).backward()
            optimizer.step()


def report(name, count, training):
    training(0)
    start = time.perf_counter()
    for seed in range(count):
        training(seed)
    print(f"{name}: {(time.perf_counter() - start) * 500 / count:.1f} s for 500 trainings, one after another")


x, y = moons(np.random.default_rng(1))
report("numpy", 10, lambda seed: numpy_training(x, y, seed))
try:
    import torch
except ImportError:
    pass
else:
    torch.set_num_threads(1)
    tx, ty = torch.tensor(x), torch.tensor(y)
    report("torch", 3, lambda seed: torch_training(torch, tx, ty, seed))
