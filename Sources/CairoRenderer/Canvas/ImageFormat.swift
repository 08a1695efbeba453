import CCairo
import Drawing

/// The file formats that Cairo draws.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
    case png
    case svg
    case pdf

    /// The columns to which long lines are thinned: half pixels; half points where nobody knows the pixels; nothing
    /// for print.
    var columnWidth: Double? {
        switch self {
        case .png: 0.5
        case .svg: 0.5
        case .pdf: nil
        }
    }
}
