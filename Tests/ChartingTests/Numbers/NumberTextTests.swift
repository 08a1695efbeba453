import FigureChecks
import Testing

@testable import Charting

@Suite("Numbers as text")
struct NumberTextTests {
    @Test(
        "A number is written with as many significant digits as asked for",
        arguments: [
            (25.4, 4, "25.4"), (0.000186, 4, "0.000186"), (-3.0, 4, "−3"), (0.0, 4, "0"),
            (37.499999, 4, "37.5"), (49.890625, 4, "49.89"), (123_456, 3, "123456"), (123_456.7, 4, "123457"),
            (0.99996, 4, "1"), (9_999_999, 4, "9999999"), (9_999_999.9, 4, "1×10⁷"), (0.5184, 4, "0.5184"),
            (2.5, 1, "3"), (1.5, 0, "2"),
        ])
    func significantDigits(value: Double, digits: Int, text: String) {
        #expect(NumberText.significant(value, digits) == text)
    }

    @Test(
        "Powers of ten begin below 10⁻⁴ and at 10⁷",
        arguments: [
            (1e-4, "0.0001"), (9.99e-5, "9.99×10⁻⁵"), (9.999e6, "9999000"), (12_345_678, "1.235×10⁷"),
            (1e7, "1×10⁷"),
            (1.2e-7, "1.2×10⁻⁷"), (-6.02e23, "−6.02×10²³"), (.leastNonzeroMagnitude, "5×10⁻³²⁴"),
            (Double.greatestFiniteMagnitude, "1.798×10³⁰⁸"),
        ])
    func powersOfTen(value: Double, text: String) {
        #expect(NumberText.significant(value) == text)
    }

    @Test("The noise of binary fractions never shows")
    func noBinaryNoise() {
        #expect(NumberText.significant(0.1 + 0.2, 12) == "0.3")
        #expect(NumberText.places(1.1 * 1.1, 6) == "1.21")
        #expect(NumberText.significant(0.3, 17) == "0.3")
    }

    @Test(
        "Decimals are rounded half away from zero",
        arguments: [
            (2.5, 0, "3"), (-2.5, 0, "−3"), (0.125, 2, "0.13"), (12.5, 3, "12.5"), (0.04, 1, "0"),
            (0.05, 1, "0.1"), (9.96, 1, "10"), (1e21, 2, "1000000000000000000000"),
        ])
    func places(value: Double, places: Int, text: String) {
        #expect(NumberText.places(value, places) == text)
    }

    @Test("Nothing is ever minus zero")
    func noNegativeZero() {
        for value in [-0.0, -0.001, -0.04, -1e-300] {
            #expect(NumberText.places(value, 1) == "0")
        }
        #expect(NumberText.significant(-0.0) == "0")
        #expect(NumberText.exact(-0.0) == "0")
    }

    @Test("What is not finite has a name")
    func nonFinite() {
        for text in [{ NumberText.significant($0, 4) }, { NumberText.places($0, 2) }, NumberText.exact] {
            #expect(text(.nan) == "NaN")
            #expect(text(.infinity) == "∞")
            #expect(text(-.infinity) == "−∞")
        }
    }

    @Test("Exact text parses back to the same number, at every magnitude")
    func exactRoundTrip() {
        var numbers = SeededNumbers(seed: 7)
        let edges = [.leastNonzeroMagnitude, 1.79e308, 0.1, -1e15, 1e22, 123_456_789.125]
        for value in edges + (0..<2000).map({ _ in numbers.anyMagnitude() }) {
            let text = NumberText.exact(value)
            #expect(!text.contains("-") || text.contains("e-"))
            let plain = text.hasPrefix(NumberText.minus) ? "-" + text.dropFirst() : text
            #expect(Double(plain) == value, "\(text)")
        }
        #expect(NumberText.exact(9) == "9")
        #expect(NumberText.exact(-0.36) == "−0.36")
    }

    @Test("Rounding to n digits is off by at most half a unit of the last one")
    func roundingError() throws {
        var numbers = SeededNumbers(seed: 8)
        for _ in 0..<2000 {
            let value = numbers.anyMagnitude()
            var decimal = DecimalDigits(value)
            decimal.round(toSignificant: 5)
            let digits = decimal.digits.map(String.init).joined()
            let sign = decimal.isNegative ? "-" : ""
            let rounded = try #require(Double("\(sign)0.\(digits)e\(decimal.point)"))
            let subnormal = Double.leastNonzeroMagnitude
            #expect(abs(rounded / 4 - value / 4) <= abs(value) * 0.500_001e-4 / 4 + subnormal)
        }
    }

    @Test("Super- and subscripts keep the sign")
    func scripts() {
        #expect(NumberText.powerOfTen(-12) == "10⁻¹²")
        #expect(NumberText.superscript(1_234_567_890) == "¹²³⁴⁵⁶⁷⁸⁹⁰")
        #expect(NumberText.subscript(-30) == "₋₃₀")
    }
}
