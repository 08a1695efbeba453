import TrainingCore

/// An experiment that a figure is about, with everything that was recorded of it.
public struct Subject: Sendable, Hashable {
    /// The id of the experiment in its lesson, or the name of its file.
    public let id: String
    /// The training.
    public let recording: Recording
    /// Further trainings of the same experiment, from other seeds.
    package var reruns: [Recording] = []

    /// A training with the name that figures call it by.
    public init(id: String, recording: Recording) {
        self.id = id
        self.recording = recording
    }

    /// What was trained.
    public var experiment: Experiment { recording.experiment }
}
