extension LessonBlock.Content {
    /// The name of what is trained.
    var experimentID: String? {
        switch self {
        case .experiment(let block): block.id?.name
        case .sweep(let block): block.id?.name
        case .figure, .check: nil
        }
    }

    /// Whether something is trained for it.
    var isTrained: Bool {
        switch self {
        case .experiment, .sweep: true
        case .figure, .check: false
        }
    }
}

extension LessonBlock {
    /// The id of a figure or table of a lesson.
    var figureID: String? { if case .figure(let block) = content { block.id?.name } else { nil } }
}
