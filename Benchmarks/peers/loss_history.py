"""The loss history of the course's neuron with NumPy and Matplotlib: what `descent draw` is timed beside.

A linear neuron with the weights [0, 2, 1] sees the input [1, 2, 3] with the target 0 and takes 20 steps of
gradient descent with the learning rate 0.01 on the squared error. Chart: the error after each step, 8 by 8
inches at 100 dots (--dots 200 gives as many pixels as `descent draw` writes).

    loss_history.py pyplot|figure FILE.png|FILE.svg [--dots N]
    loss_history.py print
"""
import argparse
import json


def losses(updates=20, rate=0.01):
    import numpy

    inputs, target = numpy.array([1.0, 2.0, 3.0]), 0.0
    weights = numpy.array([0.0, 2.0, 1.0])
    history = []
    for _ in range(updates):
        error = inputs @ weights - target
        weights = weights - rate * 2 * error * inputs
        history.append(float((inputs @ weights - target) ** 2))
    return history


def draw_with_pyplot(history, file, dots):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    pyplot.figure(figsize=(8, 8), dpi=dots)
    pyplot.plot(range(1, len(history) + 1), history, marker="o")
    pyplot.xlabel("Update")
    pyplot.ylabel("Mean Squared Error")
    pyplot.title("Mean squared error after every update")
    pyplot.savefig(file)


def draw_with_figure(history, file, dots):
    """Without pyplot, which starts sooner."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 8), dpi=dots)
    axes = figure.add_subplot()
    axes.plot(range(1, len(history) + 1), history, marker="o")
    axes.set(xlabel="Update", ylabel="Mean Squared Error", title="Mean squared error after every update")
    figure.savefig(file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=["pyplot", "figure", "print"])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--dots", type=int, default=100)
    options = parser.parse_args()
    history = losses()
    if options.way == "print":
        print(json.dumps(history))
    elif options.file is None:
        parser.error("which file?")
    elif options.way == "pyplot":
        draw_with_pyplot(history, options.file, options.dots)
    else:
        draw_with_figure(history, options.file, options.dots)


main()
