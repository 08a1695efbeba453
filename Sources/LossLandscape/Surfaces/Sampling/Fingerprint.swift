import TrainingCore

/// A number of 128 bits that differs, as good as certainly, for what differs in anything: not to keep
/// secrets, but to notice that a file belongs to something else.
struct Fingerprint: Sendable, Hashable {
    private(set) var high: UInt64 = 0x243F_6A88_85A3_08D3
    private(set) var low: UInt64 = 0x1319_8A2E_0370_7344

    init() {}

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    mutating func add(_ word: UInt64) {
        high = (high ^ word) &* 0x9E37_79B9_7F4A_7C15
        high ^= high >> 29
        low = ((low << 23 | low >> 41) ^ word) &* 0xD6E8_FEB8_6659_FD93
        low ^= low >> 32
    }

    mutating func add(_ numbers: [Double]) {
        add(UInt64(numbers.count))
        for number in numbers { add(number.bitPattern) }
    }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        for byte in text.utf8 { add(UInt64(byte)) }
    }
}

extension PlaneRequest {
    /// Of everything that the losses depend on.
    func fingerprint(precision: SurfacePrecision) -> Fingerprint {
        var print = Fingerprint()
        print.add(precision.rawValue)
        print.add(experiment.loss.name)
        print.add(UInt64(network.inputCount))
        for layer in network.layers {
            print.add(UInt64(layer.nodeCount))
            print.add(layer.activation.name)
            print.add(layer.biases == nil ? 0 : 1)
            for stage in layer.behind where stage.function.behavior != .passThrough {
                print.add(String(reflecting: stage.function))
            }
        }
        for numbers in [
            experiment.data.inputs.elements, experiment.data.targets.elements, origin, first, second, x, y,
        ] {
            print.add(numbers)
        }
        return print
    }
}
