import Schema
import Tables
import TrainingCore

/// The way that an optimizer takes on an objective.
public struct ObjectivePath: Sendable, Hashable {
    /// (n + 1) × dimension: the point before the first update and after each.
    public let places: Matrix
    /// n + 1 values.
    public let loss: [Double]
    /// The first update after which a value or a coordinate is not a finite number, with which the lists end;
    /// nil: that never happened.
    public let divergedAtUpdate: Int?

    /// The arrays `x` and `y` (of dimension 2) or `places`, and `loss`.
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        if places.columns == 2 {
            archive.add("x", places.column(0))
            archive.add("y", places.column(1))
        } else {
            archive.add("places", places)
        }
        archive.add("loss", loss)
        return archive
    }

    /// The lists of ``archive`` under their names.
    public var json: JSONValue {
        let columns: [JSONValue.Member] =
            places.columns == 2
            ? [.init("x", JSONValue(places.column(0))), .init("y", JSONValue(places.column(1)))]
            : [.init("places", JSONValue(places))]
        return .object(columns + [.init("loss", JSONValue(loss))])
    }

    /// A row per update, from 0: `update`, the coordinates (`x` and `y`, or `x0`, `x1`, …), `loss`.
    public var table: Table {
        let names = places.columns == 2 ? ["x", "y"] : (0..<places.columns).map { "x\($0)" }
        return Table(
            [Table.Column("update", .integers(Array(loss.indices)))]
                + names.enumerated().map { Table.Column($1, .numbers(places.column($0))) }
                + [Table.Column("loss", .numbers(loss))])
    }
}

extension ObjectivePath {
    /// Where it ends, with how much, as a clause.
    ///
    /// - Parameter number: how a number is written, with at most so many digits.
    package func text(number: (Double, _ digits: Int) -> String) -> String {
        if let divergedAtUpdate { return "diverges: no finite number after update \(divergedAtUpdate)" }
        let end = places.row(places.rows - 1).map { number($0, 6) }.joined(separator: ", ")
        return "ends at (\(end)) with \(number(loss[loss.count - 1], 6))"
    }
}

extension Objective {
    /// The path of an optimizer from a start, with the same rules as a training of a network.
    ///
    /// A path that leaves the finite numbers ends there. Throws if the start has another number of
    /// coordinates or one that is not finite, or if the updates are fewer than 0 or more than a million.
    public func path(
        from start: [Double], optimizer: Optimizer, updates: Int,
        schedule: LearningRateSchedule = .constant
    ) throws(LandscapeError) -> ObjectivePath {
        guard start.count == dimension, start.allSatisfy(\.isFinite) else {
            throw LandscapeError(
                message: "A start at (\(start.map(numberText).joined(separator: ", "))) is no place of "
                    + "\(name).", remedy: "Give \(dimension) finite numbers.")
        }
        guard (0...1_000_000).contains(updates) else {
            throw LandscapeError(
                message: "There cannot be \(updates) updates.", remedy: "Take from 0 to 1000000.")
        }
        var place = start
        var (places, losses) = (start, [evaluate(start)])
        var state = OptimizerState(optimizer, parameterCount: dimension)
        var diverged: Int? = losses[0].isFinite ? nil : 0
        var update = 0
        while update < updates, diverged == nil {
            let rate = schedule.learningRate(
                atUpdate: update, of: updates, base: optimizer.learningRate)
            state.update(&place, gradient: evaluateGradient(at: place), learningRate: rate) { place in
                (evaluate(place), evaluateGradient(at: place))
            }
            update += 1
            places += place
            losses.append(evaluate(place))
            if !losses[update].isFinite || !place.allSatisfy(\.isFinite) { diverged = update }
        }
        return ObjectivePath(
            places: Matrix(rows: losses.count, columns: dimension, known: places), loss: losses,
            divergedAtUpdate: diverged)
    }
}

extension ObjectivePath: NumericResult {}
