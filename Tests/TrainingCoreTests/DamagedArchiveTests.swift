import Tables
import Testing
import TrainingCore

@Suite("Archives that are not as they were saved")
struct DamagedArchiveTests {
    /// A file of an archive as this test puts it together, with what may be wrong about it.
    private struct Member {
        var name: String
        var content: [UInt8]
        /// The bytes that stand for the content, where these are others: what deflate made of it.
        var packed: [UInt8]?
        var flags = 0
        var method = 0
        /// Whether the local header has its sizes in the 64-bit extension, as NumPy writes them.
        var isWide = false
        /// Whether the local header leaves sizes and checksum to what follows the bytes.
        var isOpen = false
        /// What the central directory says too much of the size.
        var excess = 0
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private func checksum(_ bytes: [UInt8]) -> Int {
        var state: UInt32 = ~0
        for byte in bytes {
            state ^= UInt32(byte)
            for _ in 0..<8 { state = state & 1 == 1 ? 0xEDB8_8320 ^ (state >> 1) : state >> 1 }
        }
        return Int(~state)
    }

    private func archive(_ members: [Member], count: Int? = nil) -> [UInt8] {
        var (bytes, directory) = ([UInt8](), [UInt8]())
        for member in members {
            let (offset, size) = (bytes.count, member.content.count)
            let stored = member.packed ?? member.content
            let check = checksum(member.content)
            let extra =
                member.isWide ? number(1, 2) + number(16, 2) + number(size, 8) + number(stored.count, 8) : []
            let flags = member.flags | (member.isOpen ? 8 : 0)
            let start = number(20, 2) + number(flags, 2) + number(member.method, 2) + number(0x21_0000, 4)
            let written = { (size: Int) in member.isOpen ? 0 : member.isWide ? 0xFFFF_FFFF : size }
            bytes += [0x50, 0x4B, 3, 4] + start + number(member.isOpen ? 0 : check, 4)
            bytes += number(written(stored.count), 4) + number(written(size), 4)
            bytes +=
                number(member.name.utf8.count, 2) + number(extra.count, 2) + Array(member.name.utf8) + extra
            bytes += stored
            if member.isOpen {
                bytes += [0x50, 0x4B, 7, 8] + number(check, 4) + number(stored.count, 4) + number(size, 4)
            }
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + start + number(check, 4)
            directory += number(stored.count + member.excess, 4) + number(size + member.excess, 4)
            directory += number(member.name.utf8.count, 2) + [UInt8](repeating: 0, count: 12)
            directory += number(offset, 4) + Array(member.name.utf8)
        }
        let end = [0x50, 0x4B, 5, 6] + number(0, 4)
        let files = number(count ?? members.count, 2)
        return bytes + directory + end + files + files + number(directory.count, 4) + number(bytes.count, 4)
            + number(0, 2)
    }

    /// A `.npy` file of one number.
    private func npy(_ value: Double) -> [UInt8] {
        let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0] + number(header.utf8.count, 2) + Array(header.utf8)
            + number(Int(bitPattern: UInt(value.bitPattern)), 8)
    }

    private func error(_ bytes: [UInt8]) -> String {
        do {
            return "\(try NumPyArchive.array("a", in: bytes).elements)"
        } catch {
            return error.description
        }
    }

    @Test("No bit of an archive can be turned so that other numbers are read")
    func turnedBits() throws {
        var archive = NumPyArchive()
        archive.add("a", [1, 2])
        archive.add("b", [3])
        let bytes = try archive.bytes()
        var refused = 0
        for index in bytes.indices {
            for bit in 0..<8 {
                var broken = bytes
                broken[index] ^= 1 << bit
                guard let contents = try? NumPyContents(broken) else {
                    refused += 1
                    continue
                }
                for name in contents.names {
                    #expect(
                        try contents.array(name).elements == (name == "a" ? [1, 2] : [3]), "byte \(index)")
                }
            }
        }
        // What may be turned tells no more than versions, times and rights.
        #expect(refused > 8 * bytes.count * 9 / 10)
    }

    @Test("An archive that is cut off anywhere, or goes on, is refused")
    func cutArchives() throws {
        let bytes = archive([Member(name: "a.npy", content: npy(1))])
        #expect(error(bytes) == "[1.0]")
        for count in 0..<bytes.count {
            #expect(throws: NumPyReadError.self) { try NumPyContents(Array(bytes[..<count])) }
        }
        #expect(throws: NumPyReadError.self) { try NumPyContents(bytes + [0]) }
        #expect(error(Array(bytes.dropLast())).contains("its end is missing"))
        #expect(error([1, 2, 3]) == "These bytes are no .npz archive.")
    }

    @Test("Archives of NumPy and of programs that write into pipes are read")
    func otherWriters() {
        #expect(error(archive([Member(name: "a.npy", content: npy(1), isWide: true)])) == "[1.0]")
        #expect(error(archive([Member(name: "a.npy", content: npy(1), isOpen: true)])) == "[1.0]")
        #expect(
            error(archive([Member(name: "b", content: []), Member(name: "a", content: npy(2))])) == "[2.0]")
    }

    /// The content as deflate writes what it cannot make smaller.
    private func deflated(_ content: [UInt8]) -> [UInt8] {
        [1] + number(content.count, 2) + number(~content.count, 2) + content
    }

    @Test("Compressed arrays are read, whichever way their sizes are written")
    func compressed() {
        for way in 0..<3 {
            var member = Member(name: "a.npy", content: npy(1.5), packed: deflated(npy(1.5)), method: 8)
            member.isWide = way == 1
            member.isOpen = way == 2
            #expect(error(archive([member])) == "[1.5]", "\(way)")
        }
    }

    @Test("No bit of a compressed array can be turned, and no byte of it left out or added")
    func damagedCompression() {
        let good = deflated(npy(1.5))
        for bit in 0..<8 * good.count {
            var packed = good
            packed[bit / 8] ^= 1 << (bit % 8)
            // Three bits behind the kind of the first block mean nothing.
            guard bit / 8 > 0 || bit < 3 else { continue }
            let found = error(archive([Member(name: "a.npy", content: npy(1.5), packed: packed, method: 8)]))
            #expect(found.contains("damaged"), "\(bit): \(found)")
        }
        for packed in [Array(good.dropLast()), good + [0], []] {
            let found = error(archive([Member(name: "a.npy", content: npy(1.5), packed: packed, method: 8)]))
            #expect(found.contains("cannot be decompressed"), "\(found)")
        }
    }

    @Test("What is wrong with an archive is said by the name of the file")
    func reasons() {
        let good = Member(name: "a.npy", content: npy(1))
        func changed(_ change: (inout Member) -> Void) -> String {
            var member = good
            change(&member)
            return error(archive([member]))
        }
        #expect(error(archive([good, good])).contains("two files in it are called \"a.npy\""))
        #expect(
            error(archive([good, Member(name: "a", content: npy(2))]))
                == "The .npz archive has two arrays called \"a\".")
        #expect(changed { $0.flags = 1 } == "\"a.npy\" is encrypted. Save it without a password.")
        #expect(changed { $0.method = 8 }.contains("damaged: the bytes of \"a.npy\" cannot be decompressed"))
        #expect(changed { $0.method = 12 }.contains("\"a.npy\" is compressed by the method 12."))
        #expect(changed { $0.excess = 1 }.contains("damaged: it says two things about \"a.npy\""))
        #expect(changed { $0.excess = 1 << 20 }.contains("damaged: \"a.npy\" ends too early"))
        #expect(error(archive([good], count: 2)).contains("it has 1 files, and its end counts 2"))
        var turned = archive([good])
        turned[35 + 70] ^= 1
        #expect(error(turned).contains("the checksum of \"a.npy\" is not that of its bytes"))
    }

    @Test("A .npy file that goes on, is empty but wide, or has an endless header is refused")
    func arrays() {
        let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 9000000000000), }\n"
        let wide = [0x93] + Array("NUMPY".utf8) + [1, 0] + number(header.utf8.count, 2) + Array(header.utf8)
        let endless =
            [0x93] + Array("NUMPY".utf8) + [2, 0] + number(1 << 20, 4)
            + [UInt8](repeating: 32, count: 1 << 20)
        for bytes in [npy(1) + [0], wide, endless] {
            #expect(throws: NumPyReadError.self) { try NumPyArray(npy: bytes) }
        }
    }

    @Test("Arrays of a .safetensors file fill it, none over another, each name once")
    func safetensors() {
        func error(_ header: String, _ count: Int) -> String? {
            do throws(WeightFileError) {
                _ = try WeightFile(
                    safetensors: number(header.utf8.count, 8) + Array(header.utf8)
                        + [UInt8](repeating: 0, count: count))
                return nil
            } catch {
                return error.description
            }
        }
        func array(_ name: String, _ start: Int, _ end: Int) -> String {
            "\"\(name)\":{\"dtype\":\"F64\",\"shape\":[\((end - start) / 8)],\"data_offsets\":[\(start),\(end)]}"
        }
        #expect(error("{\(array("b", 8, 24)),\(array("a", 0, 8))}", 24) == nil)
        #expect(
            error("{\(array("a", 0, 8)),\(array("a", 8, 16))}", 16)?.contains("two arrays called \"a\"")
                == true)
        #expect(error("{\(array("a", 0, 8)),\(array("b", 0, 8))}", 8)?.contains("overlap") == true)
        #expect(error("{\(array("a", 0, 8)),\(array("b", 16, 24))}", 24)?.contains("bytes between") == true)
        #expect(error("{\(array("a", 0, 8))}", 16)?.contains("goes on") == true)
    }
}
