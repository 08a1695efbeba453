import Drawing
import Testing

@testable import CairoRenderer

@Suite("Text in runs")
struct TextRunTests {
    private let faces: [FontFace]

    init() throws {
        let families = try FontFamilies(files: FontSet.system().files)
        faces = families.faces(for: TextStyle(weight: .regular, isItalic: false))
    }

    /// The runs as they stand on the line, each the text it covers and ← where it runs backwards.
    private func runs(_ text: String) -> [String] {
        let runs = TextRuns(text, faces: faces)
        return runs.runs.map { run in
            let scalars = runs.scalars[run.range].compactMap(Unicode.Scalar.init)
            return String(String.UnicodeScalarView(scalars)) + (run.isRightToLeft ? "←" : "")
        }
    }

    @Test("A line of one script is one run, numbers and signs included")
    func oneScript() {
        #expect(runs("MSE = 25.4016 (start)") == ["MSE = 25.4016 (start)"])
        #expect(runs("25.4") == ["25.4"])
        #expect(runs("").isEmpty)
    }

    @Test("Scripts are shaped one by one")
    func scripts() { #expect(runs("rate η = 0.01") == ["rate ", "η = 0.01"]) }

    @Test("Words from right to left are turned, numbers in them are not")
    func directions() {
        #expect(runs("loss שלום 12 טוב end") == ["loss ", "טוב←", " ←", "12", "שלום ←", " ", "end"])
    }

    @Test("A mark stays in the font of its letter")
    func marks() {
        let runs = TextRuns("e\u{301}x", faces: faces).runs
        #expect(runs.count == 1)
    }

    @Test("Slant decides before weight, and the lighter of two weights equally far is taken")
    func styles() throws {
        let families = try FontFamilies(files: FontSet.system().files)
        for weight in FontWeight.allCases {
            for isItalic in [false, true] {
                let faces = families.faces(for: TextStyle(weight: weight, isItalic: isItalic))
                #expect(faces.first?.isItalic == isItalic)
                #expect(faces.first?.family == families.names.first)
            }
        }
    }
}
