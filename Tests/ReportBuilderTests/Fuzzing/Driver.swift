#if FUZZ
    import Glibc

    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    private let reader = getenv("DESCENT_READER").flatMap { Reader(rawValue: String(cString: $0)) }

    /// Where libFuzzer gives its inputs to the reader that `DESCENT_READER` names; without one it names all.
    @main
    enum Driver {
        static func main() {
            guard reader != nil else {
                for reader in Reader.allCases { print(reader.rawValue) }
                return
            }
            var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
            exit(
                runDriver(&count, &arguments) { bytes, size in
                    reader?.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
                    return 0
                })
        }
    }
#endif
