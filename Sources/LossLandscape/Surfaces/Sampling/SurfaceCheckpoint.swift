import CKernels
import TrainingCore

/// The points of a surface computed so far, with a fingerprint of what they were computed from: what a file
/// holds from which an interrupted computation goes on.
///
/// Replace the file as a whole, under another name first: then it is the old one or the new one at any
/// moment.
public struct SurfaceCheckpoint: Sendable, Hashable {
    let fingerprint: Fingerprint
    /// Of the grid, in its order.
    let isComputed: [Bool]
    /// Those that are computed, in their order.
    let losses: [Double]

    /// How many points are computed.
    public var count: Int { losses.count }

    private static let magic = Array("descent surface 1\n".utf8)

    /// The file: a magic line, the fingerprint, the number of points, a byte for each that says whether it
    /// is computed, the computed losses, and a checksum of all that. Numbers are of 8 bytes, lowest first.
    public var bytes: [UInt8] {
        var bytes = Self.magic
        func append(_ word: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        bytes.reserveCapacity(64 + isComputed.count + 8 * losses.count)
        append(fingerprint.high)
        append(fingerprint.low)
        append(UInt64(isComputed.count))
        for flag in isComputed { bytes.append(flag ? 1 : 0) }
        for loss in losses { append(loss.bitPattern) }
        append(UInt64(descent_crc32(0, bytes, bytes.count)))
        return bytes
    }

    /// Reads ``bytes``; throws if they are not such a file, or not as it was written.
    public init(bytes: [UInt8]) throws(LandscapeError) {
        guard bytes.starts(with: Self.magic) else {
            throw LandscapeError(
                message: "The file is no checkpoint of a surface.",
                remedy: "Name the file that an interrupted surface has left, or one that is not there yet.")
        }
        let damaged = LandscapeError(
            message: "The checkpoint is damaged: it is not as it was written.",
            remedy: "Remove it to begin anew, or name another file.")
        let start = Self.magic.count
        func word(_ offset: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
        }
        guard bytes.count >= start + 32,
            word(bytes.count - 8) == UInt64(descent_crc32(0, bytes, bytes.count - 8)),
            let points = Int(exactly: word(start + 16)), points <= bytes.count - start - 32
        else { throw damaged }
        fingerprint = Fingerprint(high: word(start), low: word(start + 8))
        let flags = bytes[(start + 24)..<(start + 24 + points)]
        isComputed = flags.map { $0 == 1 }
        let count = flags.count { $0 == 1 }
        guard flags.allSatisfy({ $0 <= 1 }), bytes.count == start + 32 + points + 8 * count else {
            throw damaged
        }
        losses = (0..<count).map { Double(bitPattern: word(start + 24 + points + 8 * $0)) }
    }

    init(fingerprint: Fingerprint, isComputed: [Bool], losses: [Double]) {
        self.fingerprint = fingerprint
        self.isComputed = isComputed
        self.losses = losses
    }

    /// Throws if the checkpoint is of another surface.
    func check(_ expected: Fingerprint, points: Int) throws(LandscapeError) {
        guard fingerprint != expected || isComputed.count != points else { return }
        throw LandscapeError(
            message: "The checkpoint belongs to another surface: its data, network, directions, ranges or "
                + "precision differ.",
            remedy: "Name another file, or ask for the surface it belongs to.")
    }
}
