import TrainingCore

@testable import LessonFigures

/// A line through four points: weight and bias both move, so that losses leave curves over one of them.
func line(
    _ optimizer: Optimizer = .gradientDescent(learningRate: 0.05), updates: Int = 10, batchSize: Int? = nil,
    change: (inout ExperimentDraft) -> Void = { _ in }
) throws -> Subject {
    var draft = ExperimentDraft(
        inputCount: 1, layers: [.init(activation: .identity, weights: [[0.5]], biases: [0])],
        inputs: [[0], [1], [2], [3]], targets: [[1], [3], [5], [7]], optimizer: optimizer,
        length: .updates(updates), batchSize: batchSize)
    change(&draft)
    return Subject(id: "line", recording: try draft.experiment().run())
}
