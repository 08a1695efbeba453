#!/usr/bin/env python3
"""The surfaces of `landscape` in NumPy and Numba, timed the same way: warm, into memory allocated once.

    landscape.py numba|numpy|algebra [--runs 15] [--threads 2]

numba    the course's 2-2-1 network as a compiled parallel loop over 1024 x 1024 points
numpy    the same by broadcasting over the whole grid
algebra  two weights into one unit, and into two units, of a 20-64-1 relu network with 100,000 samples, on
         101 x 101 points, by the formulas that `landscape` uses (running sums, matrix product)
"""
import argparse
import os
import statistics
import time

parser = argparse.ArgumentParser()
parser.add_argument("peer", choices=["numba", "numpy", "algebra"])
parser.add_argument("--runs", type=int, default=15)
parser.add_argument("--threads", type=int, default=2)
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = str(options.threads)

import numpy as np

SAMPLES = [((0.0, 3.0), 1.0), ((1.0, 2.0), 3.0), ((-1.0, -2.0), 5.0), ((4.0, 0.0), 7.0)]


def report(name, run, points):
    result = run()
    times = []
    for _ in range(options.runs):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    median = statistics.median(times)
    print(f"{name} | {options.threads} | {median * 1e3:.3f} | {min(times) * 1e3:.3f} | "
          f"{points / median / 1e6:.1f} | {np.mean(result)}")


def numba_course():
    import numba
    (x0, t0), (x1, t1), (x2, t2), (x3, t3) = SAMPLES
    axis = np.linspace(-3, 3, 1024)
    surface = np.empty((1024, 1024))

    def compiled(hidden):
        @numba.njit(fastmath=True, inline="always")
        def squared_error(x, target, a, b):
            if hidden:
                out = max(a * x[0] + b * x[1], 0.0) + max(x[0] + 2 * x[1], 0.0)
            else:
                out = a * max(2 * x[0] + x[1], 0.0) + b * max(x[0] + 2 * x[1], 0.0)
            error = max(out, 0.0) - target
            return error * error

        @numba.njit(parallel=True, fastmath=True)
        def fill(surface, axis):
            for j in numba.prange(len(axis)):
                b = axis[j]
                for i in range(len(axis)):
                    a = axis[i]
                    surface[j, i] = 0.25 * (squared_error(x0, t0, a, b) + squared_error(x1, t1, a, b)
                                            + squared_error(x2, t2, a, b) + squared_error(x3, t3, a, b))

        def run():
            fill(surface, axis)
            return surface
        return run

    report("numba, same hidden unit", compiled(True), axis.size ** 2)
    report("numba, output", compiled(False), axis.size ** 2)


def numpy_course():
    axis = np.linspace(-3, 3, 1024)
    a, b = axis[None, :], axis[:, None]

    def run(hidden):
        total = 0
        for (x, y), target in SAMPLES:
            if hidden:
                out = np.maximum(a * x + b * y, 0) + max(x + 2 * y, 0)
            else:
                out = a * max(2 * x + y, 0) + b * max(x + 2 * y, 0)
            total = total + (np.maximum(out, 0) - target) ** 2
        return total / 4

    report("numpy, same hidden unit", lambda: run(True), axis.size ** 2)
    report("numpy, output", lambda: run(False), axis.size ** 2)


def algebra():
    generator = np.random.default_rng(1)
    inputs = generator.uniform(-1, 1, (100_000, 20))
    targets = generator.uniform(-1, 1, 100_000)
    weights, biases = generator.uniform(-1, 1, (64, 20)), generator.uniform(-1, 1, 64)
    out, bias = generator.uniform(-1, 1, 64), generator.uniform(-1, 1)
    axis = np.linspace(-3, 3, 101)
    count = len(targets)

    def residual(units):
        hidden = np.maximum(inputs @ weights.T + biases, 0)
        hidden[:, units] = 0
        return hidden @ out + bias - targets

    def rest(unit, moved):
        kept = weights[unit].copy()
        kept[moved] = 0
        return inputs @ kept + biases[unit]

    def same_unit():
        """Each sample changes at one known place of a row: differences, then running sums."""
        r, z, p, w = residual([3]), rest(3, [2, 5]), inputs[:, 2], out[3]
        surface = np.empty((101, 101))
        step = axis[1] - axis[0]
        for j, b in enumerate(axis):
            c = z + b * inputs[:, 5]
            place = np.clip(np.ceil((-c / p - axis[0]) / step), 0, 101).astype(np.intp)
            sign = np.where(p > 0, 1.0, -1.0)
            terms = (2 * r * w * c + w * w * c * c, 2 * w * p * (r + w * c), (w * p) ** 2)
            row = 0
            for power, term in enumerate(terms):
                start = term[p < 0].sum()
                running = np.cumsum(np.bincount(place, sign * term, 102)[:101])
                row = row + (start + running) * axis ** power
            surface[j] = (row + r @ r) / count
        return surface

    def two_units():
        """A term per row, a term per column, and a matrix product."""
        r = residual([3, 7])
        f = out[3] * np.maximum(rest(3, [2])[None] + axis[:, None] * inputs[:, 2], 0)
        g = out[7] * np.maximum(rest(7, [5])[None] + axis[:, None] * inputs[:, 5], 0)
        columns = r @ r + 2 * f @ r + (f * f).sum(1)
        rows = 2 * g @ r + (g * g).sum(1)
        return (columns[None, :] + rows[:, None] + 2 * g @ f.T) / count

    report("algebra in numpy, same hidden unit", same_unit, 101 ** 2)
    report("algebra in numpy, two hidden units", two_units, 101 ** 2)


{"numba": numba_course, "numpy": numpy_course, "algebra": algebra}[options.peer]()
