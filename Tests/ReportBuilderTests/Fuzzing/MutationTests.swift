import Foundation
import LongRuns
import Testing

/// Damaged files for every reader, a few seconds each. `scripts/fuzz` looks for them with libFuzzer, which sees where a
/// reader goes and finds more.
@Suite("Readers of damaged files")
struct MutationTests {
    /// The files that are damaged, which stand in the project.
    private static func corpus(of reader: Reader) throws -> [[UInt8]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus/\(reader.rawValue)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.map { [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))) }
    }

    /// Where the file stands that is being read, for those who want to see what a reader failed at.
    private static func trace(of reader: Reader) -> FileHandle? {
        let path = NSTemporaryDirectory() + "descent-damaged-\(reader.rawValue)"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return FileHandle(forWritingAtPath: path)
    }

    @Test("Every reader comes to an end, whatever is damaged", arguments: Reader.allCases)
    func damaged(reader: Reader) throws {
        let corpus = try Self.corpus(of: reader)
        #expect(!corpus.isEmpty)
        for bytes in corpus { reader.read(bytes) }
        let trace = Self.trace(of: reader)
        var mutation = Mutation(seed: 1, corpus: corpus)
        let seconds = LongRuns.areAsked ? 60.0 : 5
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            let bytes = mutation.next()
            try trace?.truncate(atOffset: 0)
            try trace?.write(contentsOf: bytes)
            reader.read(bytes)
        }
    }
}
