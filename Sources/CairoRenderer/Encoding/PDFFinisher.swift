/// Removes the date from Cairo's PDF.
///
/// Cairo writes the present time unless told another one, and writes the one it is told without
/// the prefix `D:` that PDF asks for. The entry is optional: it is overwritten with blanks, which
/// moves nothing in the file.
enum PDFFinisher {
    /// A date for Cairo to write; any fixed one will do.
    static let placeholderDate = "2000-01-01T00:00:00Z"

    static func finish(_ file: inout [UInt8]) {
        let entry = Array("/CreationDate (".utf8)
        // The entry stands in the information dictionary, among the last things of the file.
        guard
            let start = file.indices.last(where: { file[$0] == entry[0] && file[$0...].starts(with: entry) }),
            let end = file[start...].firstIndex(of: UInt8(ascii: ")"))
        else { return }
        for index in start...end { file[index] = UInt8(ascii: " ") }
    }
}
