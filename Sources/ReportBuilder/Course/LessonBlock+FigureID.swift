extension LessonBlock.Content {
    /// The name of what is trained.
    var experimentID: String? {
        switch self {
        case .experiment(let block): block.id?.name
        case .sweep(let block): block.id?.name
        case .figure, .check, .quiz: nil
        }
    }

    /// Whether something is trained for it.
    var isTrained: Bool {
        switch self {
        case .experiment, .sweep: true
        case .figure, .check, .quiz: false
        }
    }
}

extension LessonBlock {
    /// The id of a figure or table of a lesson.
    var figureID: String? { if case .figure(let block) = content { block.id?.name } else { nil } }
}

extension LessonBlock.Content {
    /// The same block after a mistake: others can still refer to it.
    var broken: LessonBlock.Content {
        switch self {
        case .experiment(let block): return .experiment(ExperimentBlock(id: block.id, experiment: nil))
        case .sweep(let block): return .sweep(SweepBlock(id: block.id))
        case .figure(var block):
            block.isBroken = true
            return .figure(block)
        case .quiz(var block):
            block.isBroken = true
            return .quiz(block)
        case .check: return .check([])
        }
    }
}
