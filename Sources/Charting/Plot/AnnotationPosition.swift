/// Where something stands beside what it belongs to: a legend beside its plot, words beside a mark.
public enum AnnotationPosition: String, Sendable, Hashable, CaseIterable {
    /// Where it reads best.
    case automatic
    /// On the thing itself.
    case overlay
    case top, bottom, leading, trailing
    case topLeading = "top-leading"
    case topTrailing = "top-trailing"
    case bottomLeading = "bottom-leading"
    case bottomTrailing = "bottom-trailing"
}

/// Which part of one thing stands at the same part of another.
public enum Alignment: String, Sendable, Hashable, CaseIterable {
    case center, leading, trailing, top, bottom
    case topLeading = "top-leading"
    case topTrailing = "top-trailing"
    case bottomLeading = "bottom-leading"
    case bottomTrailing = "bottom-trailing"

    /// From the leading edge, 0, to the trailing one, 1.
    var horizontal: Double {
        switch self {
        case .leading, .topLeading, .bottomLeading: 0
        case .trailing, .topTrailing, .bottomTrailing: 1
        case .center, .top, .bottom: 0.5
        }
    }

    /// From the top, 0, to the bottom, 1.
    var vertical: Double {
        switch self {
        case .top, .topLeading, .topTrailing: 0
        case .bottom, .bottomLeading, .bottomTrailing: 1
        case .center, .leading, .trailing: 0.5
        }
    }
}
