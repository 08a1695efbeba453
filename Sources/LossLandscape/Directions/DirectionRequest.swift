import TrainingCore

/// What directions are made from: the point, and all that the kinds of directions need to know.
package struct DirectionRequest: Sendable {
    package let experiment: Experiment
    /// Where the landscape has its centre.
    package let center: Network
    /// The training whose path is wanted; needed for principal components.
    package var recording: Recording?
    package var seed: UInt64 = 1
    package var normalization: DirectionNormalization = .filter
    /// nil: as ``Direction/random(for:seed:number:normalization:biases:)`` has it.
    package var biases: DirectionBiases?
    /// Whether the second direction is turned to stand at right angles to the first.
    package var isOrthogonal = false
    /// The networks for axes between two.
    package var others: [Network] = []
    /// The directions of a file.
    package var frame: LandscapeFrame?
    /// Whether ``center`` is the origin also of directions from a file, which bring one of their own.
    package var keepsCenter = false

    package init(_ experiment: Experiment, center: Network) {
        self.experiment = experiment
        self.center = center
    }

    /// The directions of one or two axes around ``center``, or around the origin of ``frame`` if that is
    /// where they come from.
    ///
    /// Of the same kind twice, the second is the next: the second component, the second eigenvector, another
    /// draw, the second of ``others``. Throws if something is missing that they need.
    package func frame(
        x: LandscapeAxis.Subject, y: LandscapeAxis.Subject?
    ) throws(LandscapeError) -> LandscapeFrame {
        let subjects = [x] + (y.map { [$0] } ?? [])
        var directions: [Direction] = []
        for (index, subject) in subjects.enumerated() {
            if index == 1, subject == x, directions.count > 1 { continue }
            do {
                // Both ranks at once: what they cost is the way to the first.
                let count = index == 0 && y == x ? 2 : 1
                switch subject {
                case .principalComponent: directions += try components(count)
                case .eigenvector:
                    directions += try HessianOperator(experiment, at: center).directions(count)
                default:
                    let rank = index == 1 && subject == x ? 1 : 0
                    directions.append(try direction(subject, axis: index, rank: rank))
                }
            } catch {
                throw error.on(index == 0 ? .x : .y)
            }
        }
        if isOrthogonal, directions.count == 2 {
            directions[1] = try directions[1].orthogonal(to: directions[0])
        }
        let own = try LandscapeFrame(
            origin: center, x: directions[0], y: directions.count > 1 ? directions[1] : nil)
        guard x == .file, !keepsCenter, let frame else { return own }
        return try own.centered(on: experiment.network.replacing(parameters: frame.origin))
    }

    private func direction(
        _ subject: LandscapeAxis.Subject, axis: Int, rank: Int
    ) throws(LandscapeError) -> Direction {
        switch subject {
        case .parameter(let name): return try Direction.along(name, of: center)
        case .random:
            return try Direction.random(
                for: center, seed: seed, number: axis, normalization: normalization, biases: biases)
        case .between:
            guard others.indices.contains(rank) else {
                throw missing("another network", "Name its weights with --to.")
            }
            return try Direction.between(center, others[rank])
        case .file:
            guard let frame else {
                throw missing("a file with directions", "Name one with --directions.")
            }
            guard let direction = axis == 0 ? frame.x : frame.y else {
                throw missing("a second direction in the file", "Take a file with two.")
            }
            return direction
        case .coordinate, .principalComponent, .eigenvector:
            throw LandscapeError(
                message: "The axis names no weight and no direction.",
                remedy: "Write W1[0,0]=-1:1:51 or random=-1:1:51.")
        }
    }

    private func components(_ count: Int) throws(LandscapeError) -> [Direction] {
        guard let recording else { throw missing("a path", "Train the network.") }
        return try recording.principalComponents(count)
    }

    private func missing(_ what: String, _ remedy: String) -> LandscapeError {
        LandscapeError(message: "The axis needs \(what).", remedy: remedy)
    }
}
