import Drawing
import Testing

@Suite("Numbers as text")
struct DecimalTextTests {
    @Test(
        "Short text has no trailing zeros and no negative zero",
        arguments: [
            (12.0, 2, "12"), (0.25, 2, "0.25"), (-3.5, 2, "-3.5"), (0.999, 2, "1"), (-0.001, 2, "0"),
            (100, 2, "100"), (1e6, 0, "1000000"), (-0.4, 0, "0"), (0.1 + 0.2, 4, "0.3"),
        ])
    func short(value: Double, places: Int, text: String) {
        #expect(DecimalText.short(value, places: places) == text)
    }

    @Test(
        "Fixed text has exactly its decimals, ties away from zero",
        arguments: [
            (0.5, 2, "0.50"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.125, 2, "0.13"), (9.999, 2, "10.00"),
            (-0.07, 1, "-0.1"), (0, 3, "0.000"),
        ])
    func fixed(value: Double, places: Int, text: String) {
        #expect(DecimalText.fixed(value, places: places) == text)
    }

    @Test("Numbers too large for decimals print as Swift prints them")
    func large() {
        #expect(DecimalText.fixed(1e300, places: 2) == "1e+300")
    }
}
