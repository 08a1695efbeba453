import Tables

/// Whether a file holds what its name says, as far as a browser must know to show it.
enum MediaContent {
    struct Problem: Sendable, Hashable {
        /// Behind the name of the file.
        var message: String
        var remedy: String?
    }

    /// - Parameter isPicture: whether it is shown as a picture, and not as a film or a sound.
    static func problem(of bytes: [UInt8], named name: String, isPicture: Bool) -> Problem? {
        guard !bytes.isEmpty else {
            return Problem(message: "is empty", remedy: "put the file there again")
        }
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        let text = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
            return Problem(
                message: "holds a page of HTML, not \(isPicture ? "a picture" : "a film or a sound")",
                remedy: "save the file itself; the address that it came from showed a page")
        }
        if text.hasPrefix("version https://git-lfs") {
            return Problem(
                message: "holds only a pointer of Git LFS", remedy: "fetch the file with git lfs pull")
        }
        return isPicture ? picture(bytes, text, ending: FileSystem.pathExtension(of: name)) : nil
    }

    private static func picture(_ bytes: [UInt8], _ text: Substring, ending: String) -> Problem? {
        guard let format = Format.allCases.first(where: { $0.begins(bytes, text) }) else {
            return Problem(message: "is no picture that browsers show", remedy: remedy)
        }
        if let other = format.elsewhere {
            return Problem(message: "is \(other), which browsers do not show as a picture", remedy: remedy)
        }
        // What the web serves as SVG is read as SVG alone, and SVG under another name is not.
        if (format == .svg) != (ending == "svg") {
            return Problem(
                message: "is \(format == .svg ? "an SVG" : "no SVG but \(format.words)")",
                remedy: "give its name the ending .\(format.rawValue)")
        }
        switch format {
        case .png: return png(bytes)
        case .jpg:
            guard
                bytes.indices.dropLast().reversed().contains(where: {
                    bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9
                })
            else { return cut }
        case .webp:
            let size = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
            if size + 8 > bytes.count { return cut }
        case .svg:
            let tail = String(decoding: bytes.suffix(1024), as: UTF8.self)
            if !tail.contains("</svg>"), !tail.contains("/>"), !tail.contains(":svg>") { return cut }
        default: break
        }
        return nil
    }

    private static let remedy =
        "pages show PNG, JPEG, GIF, WebP, AVIF and SVG; convert it, or write a link: [words](file)"
    private static let cut = Problem(message: "breaks off before its end", remedy: "copy it again")

    /// Parts with a length, a name, and a checksum behind them.
    private static func png(_ bytes: [UInt8]) -> Problem? {
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = position + 8 + length
            guard end + 4 <= bytes.count else { return cut }
            let checksum = bytes[end..<(end + 4)].reduce(0) { $0 << 8 | UInt64($1) }
            guard Checksum.crc32(of: bytes[(position + 4)..<end]) == checksum else {
                return Problem(message: "is damaged: one of its checksums is wrong", remedy: "copy it again")
            }
            if bytes[(position + 4)..<(position + 8)].elementsEqual("IEND".utf8) { return nil }
            position = end + 4
        }
        return cut
    }

    private enum Format: String, CaseIterable {
        case png, jpg, gif, webp, avif, bmp, ico, svg, pdf, tiff, heic, eps, psd

        func begins(_ bytes: [UInt8], _ text: Substring) -> Bool {
            func has(_ signature: String, at place: Int = 0) -> Bool {
                bytes.dropFirst(place).starts(with: signature.utf8)
            }
            return switch self {
            case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            case .jpg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
            case .gif: has("GIF87a") || has("GIF89a")
            case .webp: has("RIFF") && has("WEBP", at: 8)
            case .avif: has("ftypavif", at: 4) || has("ftypavis", at: 4)
            case .bmp: has("BM")
            case .ico: bytes.starts(with: [0, 0, 1, 0])
            case .svg:
                text.hasPrefix("<") && holdsSVG(bytes)
                    || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            case .pdf: has("%PDF")
            case .tiff: has("II*\0") || has("MM\0*")
            case .heic: has("ftyphei", at: 4) || has("ftypmif1", at: 4)
            case .eps: has("%!PS")
            case .psd: has("8BPS")
            }
        }

        private func holdsSVG(_ bytes: [UInt8]) -> Bool {
            let text = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
            return text.contains("<svg") || text.contains(":svg")
        }

        var words: String {
            switch self {
            case .jpg: "a JPEG"
            case .gif: "a GIF"
            case .png: "a PNG"
            default: "a picture of pixels"
            }
        }

        /// What it is called where browsers do not show it.
        var elsewhere: String? {
            switch self {
            case .pdf: "a PDF"
            case .tiff: "a TIFF"
            case .heic: "a HEIC"
            case .eps: "PostScript"
            case .psd: "a document of Photoshop"
            default: nil
            }
        }
    }
}
