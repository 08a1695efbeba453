/// For whom pages are made from one source: what the source has for others is in none of them.
public enum Edition: String, Sendable, Hashable, CaseIterable {
    /// Everything is there, and answers fold out.
    case usual
    /// Without answers, and without what is only for other editions.
    case student
    /// With the answers, which are open.
    case solutions
    /// The same for paper: everything that folds is open.
    case print

    /// Those that can be asked for by name.
    package static let named = allCases.filter { $0 != .usual }

    var hasAnswers: Bool { self != .student }

    /// Whether it has something that is there only for some editions.
    func has(onlyFor editions: [Edition]) -> Bool {
        // What is on paper is what the solutions have.
        self == .usual || editions.contains(self) || self == .print && editions.contains(.solutions)
    }
}
