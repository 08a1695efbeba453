import Tables
import TrainingCore

/// Interpolated points compared with their computed loss.
public struct SamplingCheck: Sendable, Hashable {
    /// How many points were held out and computed after all.
    public let points: Int
    /// The largest difference at one of them.
    public let largestError: Double
    /// The root of the mean squared difference.
    public let rootMeanSquare: Double
}

/// Which points of a grid were computed, and how well the others are known, which were interpolated.
public struct GridSampling: Sendable, Hashable {
    /// ny × nx, row by row.
    public let isComputed: [Bool]
    /// The error that was allowed, and the largest that an interpolated point is estimated to have; in units of the
    /// quantity, not negative.
    public let tolerance: Double
    /// The largest error that an interpolated point is estimated to have.
    public let estimatedError: Double
    /// What the points held out say; nil if that is not known, or if there were none.
    public let check: SamplingCheck?

    package init(
        isComputed: [Bool], tolerance: Double, estimatedError: Double, check: SamplingCheck? = nil
    ) {
        (self.isComputed, self.tolerance) = (isComputed, tolerance)
        (self.estimatedError, self.check) = (estimatedError, check)
    }

    /// How many points were computed.
    public var computedCount: Int { isComputed.count { $0 } }
    /// Whether any point was not.
    public var hasInterpolated: Bool { isComputed.contains(false) }

    /// "412 of 1681 points computed; the others are interpolated, estimated to be off by at most 0.008".
    ///
    /// - Parameter number: how a number is written, with at most so many digits.
    func text(_ number: (Double, _ digits: Int) -> String) -> String {
        guard hasInterpolated else {
            return "all \(isComputed.count) points computed, for a tolerance of \(number(tolerance, 3))"
        }
        return
            "\(computedCount) of \(isComputed.count) points computed; the others are interpolated, estimated to be off "
            + "by at most \(number(estimatedError, 3)) (tolerance \(number(tolerance, 3)))"
    }
}

// MARK: Files

extension GridSampling {
    /// The names of its arrays.
    private enum Name {
        static let computed = "computed"
        static let tolerance = "tolerance"
        static let error = "estimated_error"
        static let check = "held_out"
    }

    /// Adds `computed` (ny × nx, 1 or 0), `tolerance`, `estimated_error`, and `held_out` (how many points, the largest
    /// error, the root mean square).
    func add(to archive: inout NumPyArchive, columns: Int) {
        archive.add(Name.computed, mask(columns: columns))
        archive.add(Name.tolerance, [tolerance])
        archive.add(Name.error, [estimatedError])
        if let check {
            archive.add(Name.check, [Double(check.points), check.largestError, check.rootMeanSquare])
        }
    }

    /// What ``add(to:columns:)`` has written; nil if the file says nothing of it.
    init?(_ contents: NumPyContents, points: Int) {
        guard let mask = try? contents.array(Name.computed).elements, mask.count == points else { return nil }
        func number(_ name: String) -> Double { (try? contents.array(name).elements.first) ?? .nan }
        let check = (try? contents.array(Name.check).elements) ?? []
        self.init(
            isComputed: mask.map { $0 != 0 }, tolerance: number(Name.tolerance),
            estimatedError: number(Name.error),
            check: check.count == 3
                ? .init(
                    points: Int(exactly: check[0].rounded()) ?? 0, largestError: check[1],
                    rootMeanSquare: check[2])
                : nil)
    }

    /// Which points of a file were computed, row by row; nil if it says nothing of it.
    package static func mask(_ contents: NumPyContents) -> [Bool]? {
        (try? contents.array(Name.computed).elements)?.map { $0 != 0 }
    }

    /// The same of a JSON object.
    package static func mask(_ surface: JSONValue) -> [Bool]? {
        guard case .array(let rows) = surface["sampling"]?["mask"] else { return nil }
        return rows.flatMap { row -> [Bool] in
            guard case .array(let points) = row else { return [] }
            return points.map { $0.number != 0 }
        }
    }

    private func mask(columns: Int) -> Matrix {
        Matrix(
            rows: isComputed.count / max(1, columns), columns: columns,
            known: isComputed.map { $0 ? 1 : 0 })
    }

    /// `computed` (how many), `tolerance`, `estimatedError` and `heldOut` (`points`, `largestError`, `rootMeanSquare`, or
    /// null).
    var summary: [JSONValue.Member] {
        [
            .init("computed", .integer(computedCount)), .init("tolerance", .number(tolerance)),
            .init("estimatedError", .number(estimatedError)),
            .init("heldOut", check?.json ?? .null),
        ]
    }

    /// ``summary`` with `mask`: rows of 1 and 0.
    func json(columns: Int) -> JSONValue {
        .object(summary + [.init("mask", JSONValue(mask(columns: columns)))])
    }
}

extension SamplingCheck {
    fileprivate var json: JSONValue {
        .object([
            .init("points", .integer(points)), .init("largestError", .number(largestError)),
            .init("rootMeanSquare", .number(rootMeanSquare)),
        ])
    }
}
