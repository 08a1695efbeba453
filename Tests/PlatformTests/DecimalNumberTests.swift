import Testing

@testable import Platform

@Suite("Decimal numbers from bytes")
struct DecimalNumberTests {
    private static func read(_ text: String) -> Double? {
        let bytes = Array(("x" + text + "y").utf8)
        return DecimalNumber.short(bytes, in: 1..<bytes.count - 1)
    }

    @Test("What is read is the nearest Double, as the longer way gives it")
    func nearest() {
        var state: UInt64 = 1
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-52 - 1
        }
        for _ in 0..<20_000 {
            let number = next()
            let scaled = number * [1, 1e-5, 1e5, 1e12, 1e-20][Int(state >> 60) % 5]
            for text in ["\(scaled)", "\(Int64(number * 1e9))", "\(Float(scaled))"] {
                if let read = Self.read(text) { #expect(read == Double(text), "\(text)") }
            }
        }
        #expect(Self.read("0.123456") == 0.123456)
        #expect(Self.read("-12.5e-3") == -0.0125)
        #expect(Self.read("+7.") == 7 && Self.read(".5E+1") == 5)
        #expect(Self.read("-0")?.sign == .minus)
    }

    @Test("What is no number, or too long for the short way, is left")
    func others() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "1e1234", "1.2.3", "12a", " 1", "1 ", "0x10", "nan", "inf",
            "1e23",
        ] {
            #expect(Self.read(text) == nil, "\(text)")
        }
        #expect(Self.read("999999999999999999999999999999") == nil)
        #expect(Self.read(String(repeating: "9", count: 19)) == nil)
        #expect(Self.read("0." + String(repeating: "1", count: 400)) == nil)
    }
}
