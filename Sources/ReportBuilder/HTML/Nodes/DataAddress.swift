/// An address that holds a file itself (RFC 2397), so that a page needs nothing beside it.
struct DataAddress: Sendable, Hashable {
    let text: String

    /// - Parameter name: of the file; its ending says what it holds.
    init(_ bytes: [UInt8], name: String) {
        text = "data:\(Self.type(ofEnding: FileSystem.pathExtension(of: name)));base64,\(Base64.text(bytes))"
    }

    /// The media type (RFC 6838) that browsers expect.
    private static func type(ofEnding ending: String) -> String {
        switch ending.lowercased() {
        case "png": "image/png"
        case "apng": "image/apng"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "svg": "image/svg+xml"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "ico": "image/x-icon"
        case "mp4", "m4v": "video/mp4"
        case "webm": "video/webm"
        case "ogv": "video/ogg"
        case "mov": "video/quicktime"
        case "mp3": "audio/mpeg"
        case "ogg", "oga", "opus": "audio/ogg"
        case "wav": "audio/wav"
        case "m4a", "aac": "audio/mp4"
        case "flac": "audio/flac"
        case "vtt": "text/vtt"
        case "pdf": "application/pdf"
        case "csv": "text/csv"
        case "json": "application/json"
        case "txt", "py", "r", "jl", "swift", "sh", "yaml", "yml", "md", "tex", "bib":
            "text/plain;charset=utf-8"
        default: "application/octet-stream"
        }
    }
}

/// Base64 (RFC 4648) with padding.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var bits = UInt32(bytes[start]) << 16
            if count > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
            if count > 2 { bits |= UInt32(bytes[start + 2]) }
            for digit in 0..<4 {
                let letter = alphabet[Int(bits >> (18 - 6 * UInt32(digit)) & 63)]
                text.append(digit <= count ? letter : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, with line breaks in it or without; `nil` where it is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for letter in text.utf8 where letter != UInt8(ascii: "\n") && letter != UInt8(ascii: "\r") {
            if letter == UInt8(ascii: "=") { break }
            guard let digit = values[Int(letter)] else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return bytes
    }

    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (index, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(index) }
        return values
    }()
}
