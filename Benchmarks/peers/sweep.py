"""Trainings of a 2-8-1 network on 200 moons, as Benchmarks/sweeps has them: in a loop NumPy, and PyTorch if it is there, of
which ten are timed; and all at once by JAX if it is there, a vmap of a scan in double precision, with its compilation."""

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


def jax_trainings(jax, x, y, count):
    jnp = jax.numpy
    # The last batch is short: its other places weigh nothing.
    inputs = jnp.concatenate([jnp.array(x), jnp.zeros((1, 2))])
    targets = jnp.concatenate([jnp.array(y)[:, 0], jnp.zeros(1)])

    def loss(weights, rows):
        w1, b1, w2, b2 = weights
        z = jnp.tanh(inputs[rows] @ w1.T + b1) @ w2 + b2
        losses = jnp.logaddexp(0, z) - targets[rows] * z
        return jnp.sum(jnp.where(rows < 200, losses, 0)) / jnp.sum(rows < 200)

    def training(key, rate):
        first, second, order = jax.random.split(key, 3)
        weights = (jax.random.uniform(first, (8, 2), minval=-0.77, maxval=0.77), jnp.zeros(8),
                   jax.random.uniform(second, (8,), minval=-0.81, maxval=0.81), jnp.zeros(()))

        def update(weights, rows):
            slopes = jax.grad(loss)(weights, rows)
            return tuple(w - rate * g for w, g in zip(weights, slopes)), None

        def epoch(weights, key):
            rows = jnp.concatenate([jax.random.permutation(key, 200), jnp.full(8, 200)]).reshape(13, 16)
            return jax.lax.scan(update, weights, rows)[0], None

        weights = jax.lax.scan(epoch, weights, jax.random.split(order, 100))[0]
        return loss(weights, jnp.arange(200))

    keys = jax.random.split(jax.random.key(1), count)
    rates = jnp.tile(jnp.geomspace(0.01, 1, 25), count // 25)
    return jax.jit(jax.vmap(training))(keys, rates).block_until_ready()


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
try:
    import jax
except ImportError:
    pass
else:
    jax.config.update("jax_enable_x64", True)
    for count in (500, 10_000):
        start = time.perf_counter()
        jax_trainings(jax, x, y, count)
        print(f"jax: {time.perf_counter() - start:.1f} s for {count} trainings at once, compiled first")
