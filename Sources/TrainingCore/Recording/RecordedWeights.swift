/// What the arrays of weights of a recording are called.
enum RecordedWeights {
    /// Those after each update that was kept, a row each.
    static let kept = "parameters"
    /// Those that the training ended with.
    static let last = "final_parameters"
}
