import TrainingCore

/// An axis of a landscape, as it is written: a weight or a kind of direction, with its range.
public struct LandscapeAxis: Sendable, Hashable {
    /// What runs along an axis.
    public enum Subject: Sendable, Hashable {
        /// A weight or bias by name.
        case parameter(ParameterName)
        /// A drawn direction.
        case random
        /// A principal component of the training's path.
        case principalComponent
        /// An eigenvector of the Hessian.
        case eigenvector
        /// Towards another network.
        case between
        /// A direction from a file.
        case file
        /// A coordinate of a function that is no network's loss; written as a range alone.
        case coordinate
    }

    /// What runs along it.
    public let subject: Subject
    /// nil: as wide as the training's path asks for; see ``points``.
    public let range: AxisRange?
    /// From 2 to 10,001.
    public let points: Int

    /// The names of directions, as they are written.
    package static let directionNames = ["random", "pca", "hessian", "between", "direction"]

    private static let form =
        "Write FROM:TO:POINTS, such as -1:1:51, after the name of a direction or a weight and =."

    /// Reads `W1[0,0]=-1:1:51`, `random=-1:1:51` (or `pca`, `hessian`, `between`, `direction`), `pca=auto:51`
    /// and `-2:2:101`.
    ///
    /// - Throws: ``LandscapeError`` that says which part is wrong.
    public init(parsing text: String) throws(LandscapeError) {
        guard let equals = text.firstIndex(of: "=") else {
            let range = try AxisRange(parsing: text[...], in: text, form: Self.form)
            (subject, self.range, points) = (.coordinate, range, range.points)
            return
        }
        let name = String(text[..<equals])
        let rest = text[text.index(after: equals)...]
        guard let subject = Self.subject(of: name) else {
            // The reader of weights says what is wrong with the name.
            guard name.contains("[") || name.isEmpty else {
                throw LandscapeError(
                    message: "There is no kind of direction \"\(name)\".",
                    remedy: "Write a weight such as W1[0,0], or one of "
                        + "\(Self.directionNames.joined(separator: ", ")).", column: 1)
            }
            let axis = try ParameterRange(parsing: text)
            (self.subject, range, points) = (.parameter(axis.parameter), axis.range, axis.points)
            return
        }
        self.subject = subject
        if rest.hasPrefix("auto:") {
            guard subject == .principalComponent else {
                throw LandscapeError(
                    message: "Only pca finds its range by itself, from the path of the training.",
                    remedy: "Write \(name)=-1:1:51.", column: name.count + 2)
            }
            guard let points = Int(rest.dropFirst(5)), (2...AxisRange.maximumPoints).contains(points) else {
                throw LandscapeError(
                    message: "\"\(rest.dropFirst(5))\" is not a number of points.",
                    remedy: "Write a whole number from 2 to \(AxisRange.maximumPoints).",
                    column: name.count + 7)
            }
            (range, self.points) = (nil, points)
            return
        }
        let range = try AxisRange(parsing: rest, in: text, form: Self.form)
        (self.range, points) = (range, range.points)
    }

    private static func subject(of name: String) -> Subject? {
        switch name {
        case "random": .random
        case "pca": .principalComponent
        case "hessian": .eigenvector
        case "between": .between
        case "direction": .file
        default: nil
        }
    }

    /// Over a range that is known.
    public init(subject: Subject, range: AxisRange) {
        (self.subject, self.range, points) = (subject, range, range.points)
    }
}

extension LandscapeAxis {
    /// The range, or, if it is to be found, one that holds the finite of a path's coordinates, with a tenth of
    /// their width on either side; around 0 if the path rests.
    package func range(around coordinates: [Double]) throws(LandscapeError) -> AxisRange {
        if let range { return range }
        let finite = coordinates.filter(\.isFinite)
        let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
        let margin = high > low ? (high - low) / 10 : 1
        return try AxisRange(from: low - margin, to: high + margin, points: points)
    }
}
