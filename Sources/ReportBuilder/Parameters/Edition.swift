/// For whom pages are made from one source: what the source says for others is in none of them.
public enum Edition: String, Sendable, Hashable, CaseIterable {
    /// Everything is there, answers fold out.
    case usual
    /// Without answers, and without what stands there for others.
    case student
    /// Everything, with answers open.
    case solutions
    /// Without what stands there for others, with answers open, as paper does not fold.
    case print
}
