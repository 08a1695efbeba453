/// In which order names stand along an axis.
package enum CategoryOrder: String, Sendable, Hashable, CaseIterable {
    /// By the values along x, from the lowest; along x itself by the names.
    case x
    case xDescending = "-x"
    /// By the values along y.
    case y
    case yDescending = "-y"

    var isOfX: Bool { self == .x || self == .xDescending }
    var isDescending: Bool { self == .xDescending || self == .yDescending }
}
