/// What is taken of one part of the data while a training goes on, with n updates done.
public struct PartHistory: Sendable, Hashable {
    /// n + 1 numbers: the loss before the first update and after each, without a penalty; not-a-number where it
    /// was not taken. Empty if the experiment has no such part.
    public internal(set) var loss: [Double] = []
    /// n + 1 numbers, likewise: the share of right decisions, from 0 to 1. Empty if there is no such part, or if
    /// the network is no classifier.
    public internal(set) var accuracy: [Double] = []

    static let none = PartHistory()
}

/// The histories of all parts.
struct PartHistories: Sendable, Hashable {
    var training = PartHistory.none
    var validation = PartHistory.none
    var test = PartHistory.none

    subscript(part: DataPart) -> PartHistory {
        get {
            switch part {
            case .training: training
            case .validation: validation
            case .test: test
            }
        }
        set {
            switch part {
            case .training: training = newValue
            case .validation: validation = newValue
            case .test: test = newValue
            }
        }
    }

    static let none = PartHistories()

    /// A moment at which nothing is taken.
    mutating func appendNothing() {
        training.appendNothing()
        validation.appendNothing()
        test.appendNothing()
    }

    /// Takes the last moment away.
    mutating func removeLast() {
        training.removeLast()
        validation.removeLast()
        test.removeLast()
    }
}

extension PartHistory {
    /// What has a first moment has them all.
    fileprivate mutating func appendNothing() {
        if !loss.isEmpty { loss.append(.nan) }
        if !accuracy.isEmpty { accuracy.append(.nan) }
    }

    fileprivate mutating func removeLast() {
        if !loss.isEmpty { loss.removeLast() }
        if !accuracy.isEmpty { accuracy.removeLast() }
    }
}
