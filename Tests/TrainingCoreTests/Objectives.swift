import Testing

/// A function of two variables with known minima.
struct Objective: Sendable, CustomTestStringConvertible {
    let name: String
    let start: [Double]
    let minima: [[Double]]
    let value: @Sendable (Double, Double) -> Double
    let slopes: @Sendable (Double, Double) -> [Double]

    var testDescription: String { name }

    func evaluate(_ point: [Double]) -> (loss: Double, gradient: [Double]) {
        (value(point[0], point[1]), slopes(point[0], point[1]))
    }

    /// The distance to the nearest minimum.
    func distance(_ point: [Double]) -> Double {
        minima.map { minimum in
            let (dx, dy) = (point[0] - minimum[0], point[1] - minimum[1])
            return (dx * dx + dy * dy).squareRoot()
        }.min() ?? .infinity
    }

    /// A long valley: curvature 1 one way, 10 the other.
    static let quadratic = Objective(
        name: "quadratic", start: [3, -2], minima: [[1, 0.5]],
        value: { x, y in 0.5 * (x - 1) * (x - 1) + 5 * (y - 0.5) * (y - 0.5) },
        slopes: { x, y in [x - 1, 10 * (y - 0.5)] })

    /// Rosenbrock 1960: a curved valley.
    static let rosenbrock = Objective(
        name: "Rosenbrock", start: [-1.2, 1], minima: [[1, 1]],
        value: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) },
        slopes: { x, y in [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)] })

    /// Beale 1958: flat with sharp corners.
    static let beale = Objective(
        name: "Beale", start: [1, 1], minima: [[3, 0.5]],
        value: { x, y in
            let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y)
            return a * a + b * b + c * c
        },
        slopes: { x, y in
            let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y)
            return [
                2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
                2 * a * x + 4 * b * x * y + 6 * c * x * y * y,
            ]
        })

    /// Himmelblau 1972: four minima of the same height.
    static let himmelblau = Objective(
        name: "Himmelblau", start: [0, 0],
        minima: [
            [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170],
            [3.584428340330492, -1.848126526964404],
        ],
        value: { x, y in
            let (a, b) = (x * x + y - 11, x + y * y - 7)
            return a * a + b * b
        },
        slopes: { x, y in
            let (a, b) = (x * x + y - 11, x + y * y - 7)
            return [4 * a * x + 2 * b, 2 * a + 4 * b * y]
        })

    static let all = [quadratic, rosenbrock, beale, himmelblau]
}
