import Tables
import TrainingCore

/// What there is to say about a landscape without its values.
package struct LandscapeSummary: Sendable, Hashable {
    /// What runs along an axis, and from where to where.
    package struct Extent: Sendable, Hashable {
        package let label: String
        package let range: AxisRange

        package init(label: String, range: AxisRange) {
            self.label = label
            self.range = range
        }
    }

    package let quantity: String
    package let engine: String
    package let x: Extent
    /// nil: a line.
    package let y: Extent?
    /// The lowest and the highest point computed; nil if none is finite.
    package let lowest: LandscapePoint?
    package let highest: LandscapePoint?
    package let notFiniteCount: Int
    let sampling: GridSampling?
    let path: PlanePath?

    /// Of a surface that was never in memory as a whole.
    package init(
        quantity: String, engine: String, x: Extent, y: Extent?, lowest: LandscapePoint?,
        highest: LandscapePoint?,
        notFiniteCount: Int
    ) {
        self.init(
            quantity: quantity, engine: engine, x: x, y: y, lowest: lowest, highest: highest,
            notFiniteCount: notFiniteCount, sampling: nil, path: nil)
    }

    init(
        quantity: String, engine: String, x: Extent, y: Extent?, lowest: LandscapePoint?,
        highest: LandscapePoint?,
        notFiniteCount: Int, sampling: GridSampling?, path: PlanePath?
    ) {
        (self.quantity, self.engine, self.x, self.y) = (quantity, engine, x, y)
        (self.lowest, self.highest, self.notFiniteCount) = (lowest, highest, notFiniteCount)
        (self.sampling, self.path) = (sampling, path)
    }

    /// Size, engine, the best point, and what is not known or not shown, in lines.
    ///
    /// - Parameters:
    ///   - ending: of the first line, such as how long it took.
    ///   - number: how a number is written, with at most so many digits.
    package func text(
        ending: String = "", number: (Double, _ digits: Int) -> String = { number, _ in "\(number)" }
    ) -> String {
        var lines: [String] = []
        if let y {
            lines.append("\(x.range.points) × \(y.range.points) points by \(engine)\(ending)")
        } else {
            lines.append("\(x.range.points) points along \(x.label)")
        }
        let isGood = LandscapeQuantity(rawValue: quantity)?.isBestHigh == true
        if let best = isGood ? highest : lowest {
            let value =
                "\(isGood ? "highest" : "lowest") \(quantity.replacing("-", with: " ")) \(number(best.value, 6))"
            let place =
                y.map { axis in
                    "\(x.label) = \(number(best.x, 6)), \(axis.label) = \(number(best.y ?? 0, 6))"
                } ?? number(best.x, 6)
            lines.append("\(value) at \(place)")
        }
        if notFiniteCount > 0, let y {
            lines.append(
                "\(notFiniteCount) of \(x.range.points * y.range.points) cells are not finite and stay so")
        }
        if let sampling {
            lines.append(sampling.text(number))
            if let check = sampling.check {
                lines.append(
                    "\(check.points) points held out were off by at most \(number(check.largestError, 3)), "
                        + "root mean square \(number(check.rootMeanSquare, 3))")
            }
        }
        if let path {
            lines.append(
                "the surface shows \(number(100 * path.explainedVariance, 3)) % of the path's variance; the path "
                    + "leaves it by up to \(number(path.distanceFromPlane.max() ?? 0, 3))")
        }
        return lines.joined(separator: "\n")
    }

    /// `quantity`, `engine` (not of lines), `xAxis` and `yAxis` (`label`, `from`, `to`, `points`), `lowest` and `highest`
    /// of the points computed (`x`, `y`, `value`), `notFinite` (how many values are not); where points were interpolated
    /// `computed`, `tolerance`, `estimatedError` and `heldOut`; with a path `path` (`updates`, `explainedVariance`,
    /// `largestDistance`). No time: the same landscape gives the same bytes.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [.init("quantity", .string(quantity))]
        if y != nil { members.append(.init("engine", .string(engine))) }
        members.append(.init("xAxis", x.json))
        if let y { members.append(.init("yAxis", y.json)) }
        members += [
            .init("lowest", lowest?.json ?? .null), .init("highest", highest?.json ?? .null),
            .init("notFinite", .integer(notFiniteCount)),
        ]
        if let sampling { members += sampling.summary }
        if let path {
            members.append(
                .init(
                    "path",
                    .object([
                        .init("updates", .integer(path.updates.last ?? 0)),
                        .init("explainedVariance", .number(path.explainedVariance)),
                        .init("largestDistance", .number(path.distanceFromPlane.max() ?? 0)),
                    ])))
        }
        return .object(members)
    }
}

extension LandscapeSummary.Extent {
    fileprivate var json: JSONValue {
        .object([
            .init("label", .string(label)), .init("from", .number(range.from)),
            .init("to", .number(range.to)),
            .init("points", .integer(range.points)),
        ])
    }
}

extension LandscapePoint {
    fileprivate var json: JSONValue {
        .object(
            [.init("x", .number(x))] + (y.map { [.init("y", .number($0))] } ?? [])
                + [.init("value", .number(value))])
    }
}
