import CFriBidi
import CHarfBuzz

/// A stretch of text in one font, one script and one direction.
struct ScriptRun {
    var range: Range<Int>
    var face: Int
    var script: UInt32
    var level: Int8

    var isRightToLeft: Bool { level & 1 == 1 }
}

/// Text divided for shaping (what Pango calls itemizing), in the order in which it stands on the line.
struct TextRuns {
    let scalars: [UInt32]
    private(set) var runs: [ScriptRun] = []

    /// - Parameter faces: the fonts in order of preference; a character gets the first that has it.
    init(_ text: String, faces: [FontFace]) {
        let characters = Array(text.unicodeScalars)
        scalars = characters.map(\.value)
        guard !scalars.isEmpty, !faces.isEmpty else { return }
        let fonts = Self.fonts(characters, faces: faces)
        let scripts = Self.scripts(scalars)
        let levels = Self.levels(scalars)
        var start = 0
        for index in 1...scalars.count {
            let isSame =
                index < scalars.count && fonts[index] == fonts[start] && scripts[index] == scripts[start]
                && levels[index] == levels[start]
            guard !isSame else { continue }
            runs.append(
                ScriptRun(
                    range: start..<index, face: fonts[start], script: scripts[start], level: levels[start]))
            start = index
        }
        Self.reorder(&runs)
    }

    /// Marks, joiners and spaces stay with what is before them where its font has them.
    private static func fonts(_ characters: [Unicode.Scalar], faces: [FontFace]) -> [Int] {
        var fonts: [Int] = []
        fonts.reserveCapacity(characters.count)
        for scalar in characters {
            if let last = fonts.last {
                let isIgnorable = scalar.properties.isDefaultIgnorableCodePoint
                if isIgnorable || (clings(scalar) && faces[last].contains(scalar)) {
                    fonts.append(last)
                    continue
                }
            }
            fonts.append(faces.firstIndex { $0.contains(scalar) } ?? 0)
        }
        return fonts
    }

    private static func clings(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .spaceSeparator: true
        default: false
        }
    }

    /// Characters that belong to all scripts take that of what is before them, at the start that of
    /// what follows (Unicode Standard Annex 24, section 5.1).
    private static func scripts(_ scalars: [UInt32]) -> [UInt32] {
        let unicode = hb_unicode_funcs_get_default()
        let (common, inherited) = (HB_SCRIPT_COMMON.rawValue, HB_SCRIPT_INHERITED.rawValue)
        var scripts = scalars.map { hb_unicode_script(unicode, $0).rawValue }
        var last = scripts.first { $0 != common && $0 != inherited } ?? common
        for index in scripts.indices {
            if scripts[index] == common || scripts[index] == inherited {
                scripts[index] = last
            } else {
                last = scripts[index]
            }
        }
        return scripts
    }

    /// Lines run from left to right, as SVG's do in a page; words in them as they are written.
    private static func levels(_ scalars: [UInt32]) -> [Int8] {
        var levels = [Int8](repeating: 0, count: scalars.count)
        // Nothing before Hebrew turns the direction.
        guard scalars.contains(where: { $0 >= 0x590 }) else { return levels }
        var types = scalars
        var brackets = scalars
        let isDone = descent_embedding_levels(scalars, Int32(scalars.count), &types, &brackets, &levels)
        return isDone == 0 ? [Int8](repeating: 0, count: scalars.count) : levels
    }

    /// Rule L2 of Unicode Standard Annex 9: from the highest level down to the lowest odd one, turn
    /// around every stretch of runs at that level or above.
    private static func reorder(_ runs: inout [ScriptRun]) {
        guard let highest = runs.map(\.level).max(), highest > 0 else { return }
        for level in stride(from: highest, to: 0, by: -1) {
            var start = 0
            while start < runs.count {
                guard runs[start].level >= level else {
                    start += 1
                    continue
                }
                let end = runs[start...].firstIndex { $0.level < level } ?? runs.count
                runs[start..<end].reverse()
                start = end
            }
        }
    }
}
