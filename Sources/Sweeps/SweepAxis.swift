import Schema

/// A key of an experiment with the values that it has in the runs of a sweep.
package struct SweepAxis: Sendable, Hashable {
    /// As it is written: `training.optimizer.learning-rate`.
    package let key: String
    let path: Path
    /// How many there are; ``values`` may lack where these are more than any sweep may have.
    package let count: Int
    package let values: [Value]
    /// Whether the values are drawn: those of all such axes are drawn together.
    package let isDrawn: Bool
    /// As it was written, with what the files hold.
    private(set) var written: Value
    /// Of `data.file`: the data of an experiment with the samples of each file, which stand for the names.
    package private(set) var samples: [Value] = []

    /// The key whose values are files, and what they become.
    package static let fileKey = "data.file"
    private static let samplesKey = "samples"

    /// The same with the samples of its files.
    ///
    /// - Parameter samples: what `data` of the experiment is with each.
    package func with(samples: [Value]) -> SweepAxis {
        var copy = self
        copy.samples = samples
        copy.written = .fields([.init("files", .list(values)), .init(Self.samplesKey, .list(samples))])
        return copy
    }

    /// The column of tables: the key, unless a column of results is called so.
    package var column: String { SweepColumns.results.contains(key) ? "experiment.\(key)" : key }

    /// The mapping behind `vary`.
    static let form = Form<[SweepAxis]>(
        .names(
            of: .either([
                anyValue, .record(SweepRange.kind.description), .record(SweepDraw.Spec.kind.description),
            ]), words: "keys of the experiment, each with its values"), placeholder: []
    ) { value, spot, reader in
        guard let members = reader.members(of: value, at: spot.path, called: "vary", keys: nil) else {
            return nil
        }
        guard members.all.count <= SweepLimits.keys else {
            reader.report(
                "vary has \(members.all.count) keys, at most \(SweepLimits.keys) are allowed", at: spot.path,
                remedy: "vary fewer")
            return nil
        }
        var axes: [SweepAxis] = []
        for member in members.all {
            let path = spot.path + [.key(member.key)]
            guard let axis = axis(member, at: path, into: &reader) else { continue }
            if let other = axes.first(where: {
                $0.path.starts(with: axis.path) || axis.path.starts(with: $0.path)
            }) {
                reader.report(
                    "\(axis.key) and \(other.key) are not apart: one is the other or a part of it", at: path,
                    .key,
                    remedy: "vary one of them")
                continue
            }
            axes.append(axis)
        }
        if let draw = axes.first(where: \.isDrawn) {
            for axis in axes where axis.isDrawn && axis.count != draw.count {
                reader.report(
                    "\(axis.key) has \(axis.count) random values, \(draw.key) has \(draw.count); they are drawn together",
                    at: spot.path + [.key(axis.key), "random"], remedy: "give both the same number of points")
            }
        }
        return axes
    } write: { axes in
        .fields(axes.map { .init($0.key, $0.written) })
    }

    /// Whatever an experiment may hold: lists and mappings nest as deep as layers with their initializations do.
    private static let anyValue = (0..<4).reduce(FormDescription.text) { inner, _ in
        .either([
            .text, .nothing, .list(of: inner, counts: nil),
            .names(of: inner, words: "keys with their values"),
        ])
    }

    private static func axis(
        _ member: Value.Member, at path: Path, into reader: inout Reader
    ) -> SweepAxis? {
        let key = member.key
        guard let target = Path.written(key) else {
            reader.report(
                "\"\(key.shortened(to: 60))\" is no key of an experiment", at: path, .key,
                remedy:
                    "write keys with dots between them: training.optimizer.learning-rate, network.layers[0].nodes"
            )
            return nil
        }
        func axis(_ values: [Value], count: Int? = nil, isDrawn: Bool = false) -> SweepAxis {
            SweepAxis(
                key: key, path: target, count: count ?? values.count, values: values, isDrawn: isDrawn,
                written: member.value)
        }
        switch member.value {
        case .none:
            reader.report(
                "\(key) has no values", at: path, .key, remedy: "write a list: \(key): [0.01, 0.1]")
            return nil
        case .list, .numbers:
            let values = member.value.items ?? []
            if values.isEmpty {
                reader.report(
                    "\(key) has no values", at: path, remedy: "write some into the list, or remove the key")
                return nil
            }
            var seen: Set<String> = []
            for (index, value) in values.enumerated() where !seen.insert(value.json).inserted {
                reader.report(
                    "the value \(value.cell.shortened(to: 40)) of \(key) stands twice",
                    at: path + [.index(index)],
                    remedy: "remove one; for several runs of a setting write seeds: 2")
                return nil
            }
            return axis(values)
        case .fields where key == fileKey && member.value[samplesKey] != nil:
            let files = member.value["files"]?.items ?? []
            let samples = member.value[samplesKey]?.items ?? []
            guard files.count == samples.count, !files.isEmpty else {
                reader.report(
                    "\(key) has not as many samples as files", at: path, remedy: "write a list of files")
                return nil
            }
            return axis(files).with(samples: samples)
        case .fields where member.value["random"] != nil:
            let before = reader.problems.count
            let written = SweepDraw.Spec.kind.readAnyhow(
                member.value, at: path, called: key, into: &reader)
            guard let draw = written?.random, reader.problems.count == before else { return nil }
            return axis(draw.values(of: key), count: draw.points, isDrawn: true)
        case .fields:
            guard let range = SweepRange.kind.read(member.value, at: path, called: key, into: &reader) else {
                return nil
            }
            let values = range.values
            return axis(values, count: values.isEmpty ? range.points : values.count)
        default: return axis([member.value])
        }
    }
}

extension Value {
    /// The value in a cell of a table: a number or text as it is, else JSON in one line.
    package var cell: String {
        switch self {
        case .text(let text): text
        case .list, .numbers, .fields:
            json.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        default: String(json.dropLast())
        }
    }
}
