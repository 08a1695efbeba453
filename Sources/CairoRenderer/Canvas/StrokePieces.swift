import Drawing

extension Path {
    /// The path in paths of at most `count` segments, for quick stroking: Cairo's time for one
    /// stroke grows faster than its length (a million segments: 2 s at once, 0.6 s in thousands).
    ///
    /// Neighbors share one segment, so that every corner is joined in one of them. Where opaque ink
    /// is painted twice nothing shows; with other ink this must not be used.
    func strokePieces(of count: Int) -> [Path] {
        guard elements.count > count, count > 1 else { return [self] }
        var pieces: [Path] = []
        for part in subpaths {
            var part = part
            if part.last == .close, let start = part.first, case .move(let point) = start {
                guard part.count > count else {
                    pieces.append(Path(elements: part))
                    continue
                }
                part[part.count - 1] = .line(point)
            }
            pieces += Self.openPieces(of: part, count: count)
        }
        return pieces
    }

    private static func openPieces(of part: [Element], count: Int) -> [Path] {
        var pieces: [Path] = []
        var first = 1
        while first < part.count {
            let last = min(first + count, part.count - 1)
            guard let start = part[first - 1].end else { break }
            pieces.append(Path(elements: [.move(start)] + part[first...last]))
            first = last == part.count - 1 ? part.count : last
        }
        return pieces
    }
}

extension Path.Element {
    /// Where the pen is afterwards; `nil` after a close.
    fileprivate var end: Point? {
        switch self {
        case .move(let p), .line(let p), .cubic(_, _, let p): p
        case .close: nil
        }
    }
}
