/// What becomes of lines that lack a sign, and boxes of two colons.
extension FenceSlips {
    /// - Parameter divisions: of those that are open, whether they were opened by two colons.
    mutating func division(_ run: Run, in line: Int, _ divisions: inout [Bool]) -> Int {
        let isEnd = run.rest.isEmpty
        if run.count > 2 {
            if !isEnd, !run.rest.hasPrefix("include") {
                divisions.append(false)
            } else {
                _ = divisions.popLast()
            }
            return line
        }
        guard run.count == 2 else { return line }
        if isEnd {
            guard let isTold = divisions.popLast() else { return line }
            if !isTold {
                diagnostics.append(
                    Diagnostic(
                        ":: does not end what ::: opened", file: file, range: SourceRange(run.range),
                        remedy: "write :::", code: .unclosed))
            }
        } else {
            let word = String(run.rest.prefix { $0.isLetter || $0 == "-" })
            guard DivisionKind.named(word) != nil || knows(word) || run.rest.hasPrefix("{.") else {
                return line
            }
            complain(about: run, write: "::: \(run.rest)")
            divisions.append(true)
        }
        put(":", at: run.range.upperBound)
        return line
    }

    mutating func complain(about run: Run, write remedy: String) {
        let range = SourceRange(run.range)
        diagnostics.append(
            Diagnostic(
                "\(file.text(in: range)) opens no block", file: file, range: range,
                remedy: "write \(remedy.shortened(to: 60))", code: .markdown))
    }

    mutating func put(_ text: String, at place: Int) {
        mendings.append(Mending(range: place..<place, text: text))
    }

    mutating func replace(_ range: Range<Int>, by text: String) {
        mendings.append(Mending(range: range, text: text))
    }

    var mended: SourceFile {
        var bytes: [UInt8] = []
        var pieces: [SourcePiece] = []
        var start = 0
        for mending in mendings {
            pieces.append(SourcePiece(start: bytes.count, file: file, offset: start))
            bytes += file.bytes[start..<mending.range.lowerBound]
            pieces.append(SourcePiece(start: bytes.count, file: file, offset: mending.range.lowerBound))
            bytes += mending.text.utf8
            start = mending.range.upperBound
        }
        pieces.append(SourcePiece(start: bytes.count, file: file, offset: start))
        bytes += file.bytes[start...]
        return SourceFile(name: file.name, bytes: bytes, pieces: pieces)
    }
}
