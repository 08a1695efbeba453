/// Tells the content of a file from others.
struct ContentPrint: Sendable, Hashable {
    let size: Int
    let hash: UInt64

    init(size: Int, hash: UInt64) {
        self.size = size
        self.hash = hash
    }

    init(_ bytes: [UInt8]) {
        self.init(size: bytes.count, hash: FileSystem.fingerprint(of: bytes))
    }
}
