import Charting
import TrainingCore

/// Numbers of a course and the updates that they belong to: those of an update to the update that used them.
struct HistoryPoints {
    var updates: [Int]
    var values: [Double]

    /// Each value, mixed into what was before: sₖ = β·sₖ₋₁ + (1 − β)·vₖ, from the first value on.
    func smoothed(_ share: Double) -> [Double] {
        var last = values.first ?? 0
        return values.map { value in
            if value.isFinite { last = last.isFinite ? share * last + (1 - share) * value : value }
            return value.isFinite ? last : value
        }
    }
}

extension Subject {
    /// A course from an update on.
    func points(_ history: Quantity.History, from first: Int) -> HistoryPoints {
        func ofUpdates(_ values: [Double]) -> HistoryPoints {
            HistoryPoints(updates: values.indices.map { $0 + 1 }, values: values)
        }
        func taken(_ values: [Double]) -> HistoryPoints {
            let updates = values.isEmpty ? [] : recording.lossUpdates.filter { $0 >= first }
            return HistoryPoints(updates: updates, values: updates.map { values[$0] })
        }
        switch history {
        case .loss: return taken(recording.loss)
        case .validation: return taken(recording.validationLoss)
        case .test: return taken(recording.testLoss)
        case .accuracy(let part): return taken(recording.history(of: part).accuracy)
        case .batch: return ofUpdates(recording.batchLoss)
        case .learningRate: return ofUpdates(recording.learningRates)
        case .gradientNorm: return ofUpdates(recording.gradientNorms)
        }
    }
}

extension Quantity.History {
    /// Whether it is of samples that are not trained on.
    var isAside: Bool {
        switch self {
        case .validation, .test, .accuracy(.validation), .accuracy(.test): true
        default: false
        }
    }

    /// Whether it is a share of samples, of which more are better.
    var isShare: Bool { if case .accuracy = self { true } else { false } }

    /// "validation", of which a loss or an accuracy is.
    var partName: String {
        switch self {
        case .validation, .accuracy(.validation): "validation"
        case .test, .accuracy(.test): "test"
        default: "training"
        }
    }

    /// In legends.
    var name: String { self == .batch ? "batch" : partName }

    /// "Validation MSE", "Gradient norm".
    func title(_ subject: Subject) -> Phrase {
        let loss = LossName(subject.experiment.loss).short
        switch self {
        case .learningRate: return "Learning rate"
        case .gradientNorm: return "Gradient norm"
        case .batch: return "\(name: loss.capitalizedFirst) of the batch"
        case .accuracy: return "\(name: partName.capitalizedFirst) accuracy"
        default: return "\(name: partName.capitalizedFirst) \(name: loss)"
        }
    }
}
