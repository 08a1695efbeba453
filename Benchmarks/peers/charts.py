"""What other programs need for the tasks of `charts`, inside of a warm process; gnuplot as whole processes.

    VENV/bin/python Benchmarks/peers/charts.py [--runs 7] [contours] [figures] [surface] [batch] [gnuplot]
"""
import argparse
import io
import multiprocessing
import os
import statistics
import subprocess
import tempfile
import time

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--runs", type=int, default=7)
parser.add_argument("tasks", nargs="*", default=["contours", "figures", "surface", "batch", "gnuplot"])
options = parser.parse_args()
PIXELS = 100


def timed(name, work, note=lambda result: "", runs=None):
    result = work()
    times = []
    for _ in range(runs or options.runs):
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name} | {statistics.median(times):.2f} | {min(times):.2f} | {note(result)}", flush=True)
    return statistics.median(times)


def height(x, y, variant=0):
    bowl = x * x + 3 * y * y + 0.5 * x * y
    return np.log1p(np.maximum(bowl + 1.2 * np.sin(3 * x + 0.05 * variant) * np.cos(2.5 * y) + 1.2, 0))


def grid(count, variant=0):
    axis = np.linspace(-3, 3, count)
    return axis, axis, height(axis[None, :], axis[:, None], variant)


def spiral(count):
    t = np.linspace(0, 1, count)
    return 2.7 * np.exp(-3 * t) * np.cos(12 * t), 2.7 * np.exp(-3 * t) * np.sin(12 * t)


def history(rate, updates):
    weights, inputs, losses = np.array([0.0, 2.0, 1.0]), np.array([1.0, 2.0, 3.0]), []
    for _ in range(updates):
        weights = weights - rate * 2 * inputs * (weights @ inputs)
        losses.append((weights @ inputs) ** 2)
    return losses


def figure(width, height_):
    from matplotlib.figure import Figure
    return Figure(figsize=(width / PIXELS, height_ / PIXELS), dpi=PIXELS)


def saved(drawn, kind):
    target = io.BytesIO()
    drawn.savefig(target, format=kind)
    return target.tell()


def contour_figure(xyz, size, path=None):
    drawn = figure(*size)
    axes = drawn.subplots()
    filled = axes.contourf(*xyz, np.linspace(xyz[2].min(), xyz[2].max(), 21))
    if path is not None:
        axes.plot(*path)
    axes.set_xlabel("weight 0")
    axes.set_ylabel("weight 1")
    drawn.colorbar(filled, ax=axes, label="Mean Squared Error")
    return drawn


def line_figure(index):
    drawn = figure(800, 800)
    axes = drawn.subplots()
    axes.plot(history(0.001 + 0.0001 * index, 20))
    axes.set_xlabel("Iterations")
    axes.set_ylabel("Mean Squared Error")
    return drawn


def contours():
    import contourpy
    for count in (256, 2048):
        xyz = grid(count)
        levels = np.linspace(xyz[2].min(), xyz[2].max(), 21)

        def lines():
            generator = contourpy.contour_generator(*xyz, name="serial")
            return [generator.lines(level) for level in levels[1:-1]]

        def filled():
            generator = contourpy.contour_generator(*xyz, name="serial")
            return [generator.filled(low, high) for low, high in zip(levels, levels[1:])]
        timed(f"contourpy lines {count}²", lines)
        timed(f"contourpy filled {count}²", filled)


def figures():
    path = spiral(1000)
    for count in (256, 2048):
        xyz = grid(count)
        for kind in ("png", "svg"):
            timed(f"matplotlib filled contour figure {count}² {kind}",
                  lambda: saved(contour_figure(xyz, (1600, 1200), path), kind), lambda n: f"{n} bytes", runs=3)


def surface():
    x, y, z = grid(100)
    path = spiral(1000)

    def drawn(kind):
        shown = figure(1600, 1200)
        axes = shown.add_subplot(projection="3d")
        colors = axes.plot_surface(x[None, :], y[:, None], z, rcount=100, ccount=100, cmap="viridis")
        axes.plot(*path, height(*path) + 0.02, zorder=10)
        shown.colorbar(colors, ax=axes)
        return saved(shown, kind)
    for kind in ("png", "svg"):
        timed(f"matplotlib surface 100² {kind}", lambda: drawn(kind), lambda n: f"{n} bytes", runs=3)


def one_line(index):
    return saved(line_figure(index), "png")


def one_contour(index):
    return saved(contour_figure(grid(64, index), (800, 800)), "png")


def batch():
    import matplotlib.figure  # noqa: F401, imported once, before the processes part
    for name, one in (("line charts", one_line), ("filled contours 64²", one_contour)):
        def work():
            with multiprocessing.get_context("fork").Pool(2) as pool:
                return pool.map(one, range(200), chunksize=10)
        median = timed(f"matplotlib, two processes, 200 {name}, PNG", work, runs=2)
        print(f"that is {200000 / median:.0f} a second | | |")


def gnuplot():
    with tempfile.TemporaryDirectory() as folder:
        def script(kind, terminal, count):
            lines = [f"set terminal {terminal} size 800,800", "unset key", "set xlabel 'Iterations'",
                     "set ylabel 'Mean Squared Error'"]
            for index in range(count):
                data = os.path.join(folder, f"{index}.dat")
                rate = 0.01 if count == 1 else 0.001 + 0.0001 * index
                np.savetxt(data, np.column_stack([np.arange(20), history(rate, 20)]), fmt="%.9g")
                lines += [f"set output '{folder}/{index}.{kind}'", f"plot '{data}' with lines lw 2"]
            path = os.path.join(folder, f"{kind}-{count}.gp")
            with open(path, "w") as handle:
                handle.write("\n".join(lines) + "\n")
            return path
        for kind, terminal in (("png", "pngcairo"), ("svg", "svg")):
            one, many = script(kind, terminal, 1), script(kind, terminal, 200)
            timed(f"gnuplot {terminal}, one plot, whole process", lambda: subprocess.run(["gnuplot", one], check=True))
            median = timed(f"gnuplot {terminal}, 200 line charts", lambda: subprocess.run(["gnuplot", many], check=True),
                           runs=2)
            print(f"that is {200000 / median:.0f} a second | | |")


print("case | median ms | least ms | note\n--- | --: | --: | ---")
for task in options.tasks:
    globals()[task]()
