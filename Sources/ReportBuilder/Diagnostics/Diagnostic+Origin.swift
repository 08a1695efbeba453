extension SourceFile {
    /// Where something stands in the file that it came from.
    func origin(of range: SourceRange) -> (file: SourceFile, range: SourceRange) {
        let next = pieces.map(\.start).partitioningIndex { $0 > range.lower }
        guard next > 0 else { return (self, range) }
        let piece = pieces[next - 1]
        let end = next < pieces.count ? pieces[next].start : bytes.count
        let count = piece.file.bytes.count
        let lower = min(range.lower - piece.start + piece.offset, count)
        let upper = min(range.upper, end) - piece.start + piece.offset
        let place = SourceRange(lower: lower, upper: min(max(upper, lower), count))
        return piece.file.pieces.isEmpty ? (piece.file, place) : piece.file.origin(of: place)
    }
}

extension Diagnostic {
    /// The same at the places in the files that the text was put together from.
    func atOrigin() -> Diagnostic {
        guard !file.pieces.isEmpty || notes.contains(where: { !$0.file.pieces.isEmpty }) else { return self }
        var diagnostic = self
        if let range { (diagnostic.file, diagnostic.range) = { ($0.file, $0.range) }(file.origin(of: range)) }
        diagnostic.notes = notes.map { note in
            let (file, range) = note.file.origin(of: note.range)
            return Note(note.message, file: file, range: range)
        }
        return diagnostic
    }
}
