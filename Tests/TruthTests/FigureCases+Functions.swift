import LessonFigures
import LossLandscape
import TrainingCore

extension FigureCase {
    /// The kinds that are of no run.
    static var ofFunctions: [FigureCase] {
        [
            FigureCase("activations", []), FigureCase("activations", [], ["show": .text("slopes")]),
            FigureCase("losses", []), FigureCase("losses", [], ["show": .text("slopes")]),
            FigureCase("losses", [], ["losses": texts("hinge", "binary-cross-entropy", "cross-entropy")]),
            FigureCase(
                "losses", [], ["losses": texts("hinge", "cross-entropy"), "show": .text("slopes")]),
            FigureCase(
                "initializations", [],
                ["nodes": .integer(20), "samples": .integer(30), "layers": .integer(4)]),
            FigureCase(
                "initializations", [],
                [
                    "schemes": texts("normal=0.01", "glorot-uniform", "he-normal", "normal=2", "uniform=0.2"),
                    "activation": .text("relu"), "nodes": .integer(15), "samples": .integer(12),
                    "layers": .integer(9), "seed": .seed(3),
                ]),
            FigureCase(
                "initializations", [],
                ["layers": .integer(1), "nodes": .integer(1), "samples": .integer(1), "show": .text("sums")]),
            FigureCase("computation-graph", []),
            FigureCase(
                "computation-graph", [],
                [
                    "expression": .text("exp(-(a*x + b)) * 2 + x^3 / 4 - sqrt(b)"),
                    "values": texts("a:0.5", "x:-1.25", "b:2"),
                ]),
            FigureCase(
                "computation-graph", [],
                [
                    "expression": .text("max(u*v, 3) + sigmoid(u) - 7/v + tanh(v)^2 + abs(u - v)"),
                    "values": texts("u=1.5", "v=0.75"),
                ]),
            FigureCase("steps-1d", [], ["function": .text("x^2")]),
            FigureCase("steps-1d", [], ["function": .text("x^2"), "learning-rate": .number(1)]),
            FigureCase(
                "steps-1d", [],
                ["function": .text("x^2"), "learning-rate": .number(1.2), "updates": .integer(3)]),
            FigureCase(
                "steps-1d", [],
                ["function": .text("x^4 - 2*x^2"), "start": .number(1.6), "learning-rate": .number(0.1)]),
            FigureCase(
                "steps-1d", [],
                ["function": .text("x^4 - 2*x^2"), "start": .number(9), "updates": .integer(40)]),
        ] + Activations.elementwise.map { FigureCase("activation", [], ["activation": .text($0.name)]) }
            + Objective.named.map { FigureCase("optimizer-paths", [], ["function": .text($0.name)]) } + [
                FigureCase(
                    "optimizer-paths", [],
                    [
                        "function": .text("rosenbrock"),
                        "optimizers": texts("gradient-descent", "adam", "lbfgs"),
                        "rates": .numbers([0.001, 0.1, 1]), "start": .numbers([-1.5, 2]),
                        "updates": .integer(60),
                    ]),
                FigureCase(
                    "optimizer-paths", [],
                    [
                        "function": .text("beale"), "optimizers": texts("gradient-descent"),
                        "rates": .numbers([5]),
                    ]),
                FigureCase("optimizer-paths", [], ["x": .text("1:2:9"), "y": .text("1:2:9")]),
                FigureCase(
                    "optimizer-paths", [],
                    [
                        "function": .text("x^2 + 10*y^2 - x*y"),
                        "optimizers": texts("gradient-descent", "momentum", "nesterov"),
                        "momentum": .number(0.8),
                        "updates": .integer(40),
                    ]),
            ]
    }
}
