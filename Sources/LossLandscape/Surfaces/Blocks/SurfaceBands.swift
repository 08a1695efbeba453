import TrainingCore

/// The rows of a surface in parts that are computed one after the other, so that however large a surface
/// is, one that is written to a file row by row takes no more memory than a part.
struct SurfaceBands: Sendable {
    private let rows: Int
    let count: Int

    /// The most points of a part: 16 MiB of numbers.
    private static let points = 1 << 21

    init(_ request: SurfaceRequest) {
        rows = request.y.points
        count = max(1, (request.x.points * request.y.points + Self.points - 1) / Self.points)
    }

    /// At least two rows, as many as in the others or one more.
    subscript(index: Int) -> Range<Int> { rows * index / count..<rows * (index + 1) / count }
}
