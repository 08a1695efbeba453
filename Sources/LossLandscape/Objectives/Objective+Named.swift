import Platform

extension Objective {
    /// The most coordinates that a function with a name takes; of more it is the function of so many.
    public static let maximumDimension = 1_000_000

    /// The functions that have a name, all of two coordinates.
    public static let named = [
        rosenbrock(), beale, himmelblau, styblinskiTang(), quadratic(), ravine, saddle, rastrigin(),
    ]

    /// (1 − x)² + 100·(y − x²)²: a narrow valley along a parabola; in more coordinates the sum over
    /// neighbours. Least, 0, at (1, …, 1).
    ///
    /// Rosenbrock: An Automatic Method for Finding the Greatest or Least Value of a Function, The Computer
    /// Journal 3 (1960).
    public static func rosenbrock(dimension: Int = 2) -> Objective {
        let count = min(max(2, dimension), maximumDimension)
        return Objective(
            name: "rosenbrock", dimension: count, minima: [[Double](repeating: 1, count: count)],
            gradient: { place in
                var slopes = [Double](repeating: 0, count: count)
                for k in 0..<count - 1 {
                    let bend = place[k + 1] - place[k] * place[k]
                    slopes[k] += -2 * (1 - place[k]) - 400 * place[k] * bend
                    slopes[k + 1] += 200 * bend
                }
                return slopes
            },
            value: { place in
                var sum = 0.0
                for k in 0..<count - 1 {
                    let (rest, bend) = (1 - place[k], place[k + 1] - place[k] * place[k])
                    sum += rest * rest + 100 * bend * bend
                }
                return sum
            })
    }

    /// Σ (cₖ − x·(1 − yᵏ))² with c = 1.5, 2.25, 2.625: flat far away, steep at the corners. Least, 0, at
    /// (3, ½).
    ///
    /// Beale: On an Iterative Method for Finding a Local Minimum of a Function of More Than One Variable,
    /// 1958.
    public static let beale = Objective(
        name: "beale", dimension: 2, minima: [[3, 0.5]],
        gradient: { place in
            var (slopeX, slopeY, power, slope) = (0.0, 0.0, place[1], 1.0)
            for (index, c) in [1.5, 2.25, 2.625].enumerated() {
                let error = c - place[0] * (1 - power)
                slopeX -= 2 * error * (1 - power)
                slopeY += 2 * error * place[0] * Double(index + 1) * slope
                slope = power
                power *= place[1]
            }
            return [slopeX, slopeY]
        },
        value: { place in
            var (sum, power) = (0.0, place[1])
            for c in [1.5, 2.25, 2.625] {
                let error = c - place[0] * (1 - power)
                sum += error * error
                power *= place[1]
            }
            return sum
        })

    /// (x² + y − 11)² + (x + y² − 7)²: four minima of 0, four saddles, one maximum.
    ///
    /// Himmelblau: Applied Nonlinear Programming, 1972.
    public static let himmelblau = Objective(
        name: "himmelblau", dimension: 2,
        minima: [
            [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170],
            [3.584428340330492, -1.848126526964404],
        ],
        gradient: { place in
            let (x, y) = (place[0], place[1])
            let (a, b) = (x * x + y - 11, x + y * y - 7)
            return [4 * x * a + 2 * b, 2 * a + 4 * y * b]
        },
        value: { place in
            let (x, y) = (place[0], place[1])
            let (a, b) = (x * x + y - 11, x + y * y - 7)
            return a * a + b * b
        })

    /// ½·Σ (x⁴ − 16x² + 5x): two minima per coordinate, the deeper one at −2.903534….
    ///
    /// Styblinski and Tang: Experiments in Nonconvex Optimization, Neural Networks 3 (1990).
    public static func styblinskiTang(dimension: Int = 2) -> Objective {
        let count = min(max(1, dimension), maximumDimension)
        return Objective(
            name: "styblinski-tang", dimension: count,
            minima: [[Double](repeating: -2.903534027771177, count: count)],
            gradient: { $0.map { 2 * $0 * $0 * $0 - 16 * $0 + 2.5 } },
            value: { $0.reduce(0) { $0 + 0.5 * ($1 * $1 * $1 * $1 - 16 * $1 * $1 + 5 * $1) } })
    }

    /// ½·Σ cₖ·xₖ²: curvature cₖ along coordinate k. Least, 0, at 0. `quadratic` by name is that of 1 and 10:
    /// gradient descent converges for learning rates below 2/10.
    public static func quadratic(curvatures: [Double] = [1, 10]) -> Objective {
        Objective(
            name: "quadratic", dimension: curvatures.count,
            minima: [[Double](repeating: 0, count: curvatures.count)],
            gradient: { zip(curvatures, $0).map { $0 * $1 } },
            value: { zip(curvatures, $0).reduce(0) { $0 + 0.5 * $1.0 * $1.1 * $1.1 } })
    }

    /// x²/20 + y²: a long valley with steep walls, in which plain gradient descent goes to and fro. Least, 0, at 0.
    public static let ravine = Objective(
        name: "ravine", dimension: 2, minima: [[0, 0]], gradient: { [$0[0] / 10, 2 * $0[1]] },
        value: { $0[0] * $0[0] / 20 + $0[1] * $0[1] })

    /// x² − y² + y⁴/2: a saddle at 0 between two minima of −½, at (0, ±1).
    public static let saddle = Objective(
        name: "saddle", dimension: 2, minima: [[0, 1], [0, -1]],
        gradient: { [2 * $0[0], 2 * $0[1] * ($0[1] * $0[1] - 1)] },
        value: { place in
            let square = place[1] * place[1]
            return place[0] * place[0] - square + square * square / 2
        })

    /// Σ (x² + 10 − 10 cos 2πx): a bowl with a minimum near every whole number. Least, 0, at 0.
    ///
    /// Rastrigin: Systems of Extremal Control, 1974.
    public static func rastrigin(dimension: Int = 2) -> Objective {
        let count = min(max(1, dimension), maximumDimension)
        return Objective(
            name: "rastrigin", dimension: count, minima: [[Double](repeating: 0, count: count)],
            gradient: { $0.map { 2 * $0 + 20 * .pi * sin(2 * .pi * $0) } },
            value: { $0.reduce(0) { $0 + $1 * $1 + 10 - 10 * cos(2 * .pi * $1) } })
    }

    /// The one of that name; nil if there is none.
    public static func named(_ name: String) -> Objective? { named.first { $0.name == name } }
}
