import Schema
import Tables

extension RecordedNumbers {
    /// Of an archive that ``RecordingFile/archive`` has written.
    init(npz bytes: [UInt8], of kinds: ExperimentKinds) throws(RecordingReadError) {
        do throws(NumPyReadError) {
            let contents = try NumPyContents(bytes)
            try Self.check(contents)
            func list(_ name: String) throws(NumPyReadError) -> [Double] {
                try contents.array(name).elements
            }
            func optional(_ name: String) throws(NumPyReadError) -> [Double] {
                contents.names.contains(name) ? try list(name) : []
            }
            func matrix(_ name: String) throws(NumPyReadError) -> Matrix { try contents.array(name).matrix }
            let text = try contents.texts("experiment").first ?? ""
            guard let value = JSONValue(parsing: text.utf8) else {
                throw NumPyReadError("The experiment in the recording is no JSON. \(Self.remedy)")
            }
            do {
                (id, experiment) = try Self.experiment(value, of: kinds) { name in
                    try? contents.array(name).matrix
                }
            } catch {
                throw NumPyReadError(error.description)
            }
            loss = try list("loss")
            aside = [:]
            for series in RecordedSeries.aside { aside[series.name] = try optional(series.array) }
            rates = try list("learning_rates")
            best = try optional("best_update").first
            penalty = try optional("penalty")
            batchLoss = try list("batch_loss")
            norms = try list("gradient_norms")
            kept = try list("kept_updates")
            parameters = try matrix("parameters")
            gradients = try matrix("gradients")
            predictions = (try matrix("initial_predictions"), try matrix("final_predictions"))
            gradient = (try list("initial_gradient"), try list("final_gradient"))
            ending = try Recording.Ending(named: contents.texts("ending").first)
        } catch {
            // Of what is wrong with any archive it is not known what it was to be.
            let hasRemedy = error.description.contains(". ")
            throw RecordingReadError(error.description + (hasRemedy ? "" : " " + Self.remedy))
        }
    }

    /// Says of other archives what they are.
    private static func check(_ contents: NumPyContents) throws(NumPyReadError) {
        guard RecordingFile.isRecording(contents) else {
            throw NumPyReadError(
                "This is no recording of a training: it holds \(contents.names.prefix(8).joined(separator: ", ")). "
                    + "Weights are read beside an experiment, with --weights or --checkpoints.")
        }
        guard contents.names.contains("experiment") else { throw NumPyReadError(unwritten) }
        let version = try contents.array("version").elements.first ?? 0
        guard version == Double(RecordingFile.version) else { throw NumPyReadError(other(version)) }
    }

    private static let unwritten =
        "The recording does not hold the experiment that made it: an older descent wrote it, or a program with kinds of "
        + "its own. " + remedy

    private static func other(_ version: Double) -> String {
        "The recording has the form \(numberText(version)), this descent reads \(RecordingFile.version). "
            + remedy
    }

    /// Of a text that ``RecordingFile/json`` has written.
    init(json bytes: [UInt8], of kinds: ExperimentKinds) throws(RecordingReadError) {
        guard let root = JSONValue(parsing: bytes) else {
            throw RecordingReadError(
                "This is no whole JSON object: the file is cut off or damaged. " + Self.remedy)
        }
        guard root["batchLoss"] != nil else {
            throw RecordingReadError(
                "This is no recording of a training: it holds \(root.keys.prefix(8).joined(separator: ", ")). "
                    + "Take what descent train --json has printed.")
        }
        guard let value = root["experiment"] else { throw RecordingReadError(Self.unwritten) }
        let version = root["version"]?.number ?? 0
        guard version == Double(RecordingFile.version) else {
            throw RecordingReadError(Self.other(version))
        }
        (id, experiment) = try Self.experiment(value, of: kinds)
        loss = try root.list("loss")
        aside = [:]
        for series in RecordedSeries.aside where root[series.name] != nil {
            aside[series.name] = try root.list(series.name)
        }
        rates = try root.list("learningRates")
        best = root["bestUpdate"]?.number
        penalty = root["penalty"] == nil ? [] : try root.list("penalty")
        batchLoss = try root.list("batchLoss")
        norms = try root.list("gradientNorms")
        kept = root["keptUpdates"] == nil ? nil : try root.list("keptUpdates")
        parameters = try root.rows("parameters", columns: experiment.network.parameterCount)
        gradients = try root.rows("gradients", columns: experiment.network.parameterCount)
        let width = experiment.network.outputCount
        func outputs(of state: String) throws(RecordingReadError) -> Matrix {
            try (root[state] ?? .null).rows("predictions", columns: width)
        }
        predictions = (try outputs(of: "initial"), try outputs(of: "final"))
        gradient = (try Self.gradient(root["initial"]), try Self.gradient(root["final"]))
        do throws(NumPyReadError) {
            ending = try Recording.Ending(named: root["ending"]?.string)
        } catch {
            // Of what is wrong with any archive it is not known what it was to be.
            let hasRemedy = error.description.contains(". ")
            throw RecordingReadError(error.description + (hasRemedy ? "" : " " + Self.remedy))
        }
    }

    /// The slopes of a state, in the order of parameters.
    private static func gradient(_ state: JSONValue?) throws(RecordingReadError) -> [Double] {
        let slopes = state?["gradients"] ?? .null
        let others = slopes["behind"]?.items ?? []
        var flat: [Double] = []
        for (index, (weights, biases)) in zip(
            slopes["weights"]?.items ?? [], slopes["biases"]?.items ?? []
        ).enumerated() {
            for row in weights.items ?? [] { flat += try row.numbers("gradients") }
            if biases != .null { flat += try biases.numbers("gradients") }
            if index < others.count { flat += try others[index].numbers("gradients") }
        }
        return flat
    }
}

extension Recording.Ending {
    fileprivate init(named name: String?) throws(NumPyReadError) {
        guard let ending = name.flatMap(Self.init(rawValue:)) else {
            throw NumPyReadError("The recording does not say how it ended. \(RecordedNumbers.remedy)")
        }
        self = ending
    }
}

extension JSONValue {
    /// A list of numbers; null is one that is not finite.
    fileprivate func numbers(_ key: String) throws(RecordingReadError) -> [Double] {
        var numbers: [Double] = []
        for item in items ?? [] {
            guard let number = item == .null ? .nan : item.number else { break }
            numbers.append(number)
        }
        guard let items, numbers.count == items.count else {
            throw RecordingReadError(
                "The recording has no list of numbers \"\(key)\". \(RecordedNumbers.remedy)")
        }
        return numbers
    }

    fileprivate func list(_ key: String) throws(RecordingReadError) -> [Double] {
        try (self[key] ?? .null).numbers(key)
    }

    fileprivate func rows(_ key: String, columns: Int) throws(RecordingReadError) -> Matrix {
        var elements: [Double] = []
        let rows = self[key]?.items ?? []
        for row in rows {
            let numbers = try row.numbers(key)
            guard numbers.count == columns else {
                throw RecordingReadError(
                    "A row of \"\(key)\" has \(counted(numbers.count, "number")), the experiment asks for \(columns). "
                        + RecordedNumbers.remedy)
            }
            elements += numbers
        }
        return Matrix(rows: rows.count, columns: columns, known: elements)
    }
}
