/// The faces of explicit files, by family. The system's font configuration has no say.
final class FontFamilies: Sendable {
    /// Family names in order of first appearance.
    let names: [String]
    private let faces: [FontFace]

    init(files: [String]) throws(CairoError) {
        var faces: [FontFace] = []
        var names: [String] = []
        for path in files {
            for face in try FontFace.faces(inFile: path) {
                faces.append(face)
                if !names.contains(face.family) { names.append(face.family) }
            }
        }
        self.faces = faces
        self.names = names
    }

    /// All faces in order of preference: first that of each family which comes nearest to the style (slant
    /// counts before weight, and of two weights equally far the lighter one is taken), then the others,
    /// for characters that only they have.
    func faces(for style: TextStyle) -> [FontFace] {
        let nearest = names.compactMap { name in
            faces.filter { $0.family == name }.min { a, b in
                func distance(_ face: FontFace) -> (Int, Double, Double) {
                    let weight = Double(style.weight.rawValue)
                    return (
                        face.isItalic == style.isItalic ? 0 : 1, (face.weight - weight).magnitude,
                        face.weight
                    )
                }
                return distance(a) < distance(b)
            }
        }
        return nearest + faces.filter { face in !nearest.contains { $0 === face } }
    }

    /// Whether some face of the set has a glyph for the character.
    func contain(_ scalar: Unicode.Scalar) -> Bool {
        faces.contains { $0.contains(scalar) }
    }
}
