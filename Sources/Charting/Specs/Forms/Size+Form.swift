import Drawing
import Schema

extension Size {
    /// Reads `640x400`; `nil` for anything else and for sides outside 100 to 4000 points.
    public init?(parsing text: String) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1],
            Self.sides.contains(width), Self.sides.contains(height)
        else { return nil }
        self.init(Double(width), Double(height))
    }

    private static let sides = 100...4000
    private static let words = "width x height in points, from 100x100 to 4000x4000"

    /// The size of a drawing as it is written.
    package static let form = Form<Size>.phrase(
        words, pattern: "^[0-9]{3,4}x[0-9]{3,4}$", refusal: "is not a size",
        remedy: "write \(words): size: 640x400",
        read: { Size(parsing: $0) }, text: { "\(Int($0.width))x\(Int($0.height))" })
}
