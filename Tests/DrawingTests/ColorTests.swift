import Drawing
import Testing

@Suite("Colors")
struct ColorTests {
    @Test(
        "Hexadecimal forms are read and written back",
        arguments: [0x000000, 0xffffff, 0x1f5fbf, 0x010203] as [UInt32])
    func hex(value: UInt32) {
        let digits = String(value, radix: 16)
        #expect(Color(hex: value).hex == "#" + String(repeating: "0", count: 6 - digits.count) + digits)
    }

    @Test("Components beyond 0 to 1 are cut when written")
    func outOfRange() {
        #expect(Color(red: -1, green: 0.5, blue: 7).hex == "#0080ff")
    }

    @Test("Black on white has the contrast 21, a color on itself 1")
    func contrast() {
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-12)
        #expect(abs(Color.white.contrast(with: .black) - 21) < 1e-12)
        #expect(Color(hex: 0x1f5fbf).contrast(with: Color(hex: 0x1f5fbf)) == 1)
        // #767676 is the lightest grey with 4.5 : 1 on white.
        #expect(Color(hex: 0x767676).contrast(with: .white) >= 4.5)
        #expect(Color(hex: 0x777777).contrast(with: .white) < 4.5)
    }

    @Test("Oklab of sRGB's red is the published value, and colors survive the way there and back")
    func oklab() {
        let red = Oklab(Color(hex: 0xff0000))
        #expect(abs(red.lightness - 0.6280) < 1e-4)
        #expect(abs(red.a - 0.2249) < 1e-4 && abs(red.b - 0.1258) < 1e-4)
        #expect(abs(Oklab(.white).lightness - 1) < 1e-6)
        for hex: UInt32 in [0xff0000, 0x00ff00, 0x0000ff, 0x1f5fbf, 0xc4520a, 0x000000, 0xffffff] {
            #expect(Oklab(Color(hex: hex)).color.hex == Color(hex: hex).hex)
        }
    }

    @Test("Mixing runs from one color to the other")
    func mixing() {
        let (a, b) = (Oklab(lightness: 0.2, a: 0, b: 0.1), Oklab(lightness: 0.8, a: 0.1, b: -0.1))
        #expect(a.mixed(with: b, 0) == a)
        #expect(abs(a.mixed(with: b, 0.5).lightness - 0.5) < 1e-12)
    }

    @Test("A paint keeps its token and both colors when it fades")
    func paint() {
        let paint = Paint(name: "ink", light: .black, dark: .white).opacity(0.5).opacity(0.5)
        #expect(paint.name == "ink")
        #expect(paint.color(in: .light) == Color.black.opacity(0.25))
        #expect(paint.color(in: .dark) == Color.white.opacity(0.25))
    }
}
