import TrainingCore

/// An experiment that a figure is about, with everything that was recorded of it.
public struct Subject: Sendable, Hashable {
    /// The id of the experiment in its lesson, or the name of its file.
    public let id: String
    public let recording: Recording

    public init(id: String, recording: Recording) {
        self.id = id
        self.recording = recording
    }

    public var experiment: Experiment { recording.experiment }
}
