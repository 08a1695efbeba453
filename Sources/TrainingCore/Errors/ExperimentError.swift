import Schema

/// One thing wrong with an experiment: where, what and what to do about it.
public struct ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where it is in the experiment's own tree, with the keys of an experiment file:
    /// `["network", "layers", 1, "weights", 0]`. Lists count from 0. Where a file writes something
    /// shorter, the longest beginning of the path that the file has is the place.
    public let path: [PathStep]
    /// What is wrong, with the value that is.
    public let message: String
    /// What to write instead.
    public let remedy: String

    package init(path: [PathStep], message: String, remedy: String) {
        self.path = path
        self.message = message
        self.remedy = remedy
    }

    /// A step into a mapping or a list, which counts from 0.
    package typealias PathComponent = PathStep

    /// What a declared field found, as a sentence of the training core.
    init(_ problem: Problem) {
        self.init(
            path: problem.path, message: problem.message.asSentence, remedy: problem.remedy.asSentence)
    }

    /// The path as text: `network.layers[1].weights[0]`.
    package var place: String { path.pathText }

    /// `network.layers[1].weights[0]: message remedy`
    public var description: String { "\(place): \(message) \(remedy)" }
}
