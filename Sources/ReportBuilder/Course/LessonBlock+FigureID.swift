extension LessonBlock {
    /// The id of a figure or table of a lesson.
    var figureID: String? { if case .figure(let block) = content { block.id?.name } else { nil } }
}
