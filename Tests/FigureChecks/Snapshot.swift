import SystemLibrary

/// A text kept beside the tests, to see when a drawing changes.
public struct Snapshot {
    private let path: String

    /// - Parameter testFile: the path of a test's source; snapshots are in the folder `Snapshots`
    ///   of its test target.
    public init(_ name: String, besides testFile: String) {
        let parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
        let target = parts.firstIndex { $0.hasSuffix("Tests") && $0 != "Tests" } ?? parts.count - 2
        path = (parts[...target] + ["Snapshots", "\(name).txt"]).joined(separator: "/")
    }

    /// What is wrong with a text, or `nil` if it is the kept one.
    ///
    /// A missing file is recorded, and so is every file with RECORD_SNAPSHOTS=1 in the environment;
    /// both are reported, so that nothing passes that nobody has looked at.
    public func difference(from text: String) -> String? {
        guard let kept else { return record(text) }
        guard kept != text else { return nil }
        let (old, new) = (Self.lines(kept), Self.lines(text))
        let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        func line(_ lines: [Substring]) -> String { index < lines.count ? String(lines[index]) : "(the end)" }
        return "Line \(index + 1) of \(path) was\n  \(line(old))\nand is\n  \(line(new))\n"
            + "If that is right, record it with RECORD_SNAPSHOTS=1."
    }

    /// The kept text; `nil` if there is none, or if everything is to be recorded anew.
    public var kept: String? { getenv("RECORD_SNAPSHOTS") == nil ? Self.read(path) : nil }

    /// Keeps a text, and says so.
    public func record(_ text: String) -> String {
        Self.write(text, to: path)
            ? "Recorded \(path); look at it and run again." : "Cannot write \(path)."
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ text: String, to path: String) -> Bool {
        guard let file = fopen(path, "wb") else { return false }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && count == bytes.count
    }
}
