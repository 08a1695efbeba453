import Drawing

/// The fonts that text is measured and drawn with, and nothing else: what the system's font
/// configuration says has no influence, so a picture is the same on every machine that has the
/// same font files.
///
/// A FontSet is cheap to copy; copies share one text shaper and its caches and may be used from
/// any number of threads.
public struct FontSet: Sendable {
    /// The paths of the font files, in order of preference.
    public let files: [String]
    let shaper: TextShaper

    /// - Parameter files: paths of .otf, .ttf or .ttc files. The family of the first file sets the
    ///   look; families of later files supply characters the first has not.
    /// - Throws: ``CairoError/fontUnreadable(path:)``, ``CairoError/fontsMissing(searched:)`` for an
    ///   empty list.
    public init(files: [String]) throws(CairoError) { try self.init(files: files, fallback: nil) }

    private init(files: [String], fallback: FallbackFonts?) throws(CairoError) {
        guard !files.isEmpty else { throw .fontsMissing(searched: []) }
        self.files = files
        shaper = TextShaper(fonts: try FontFamilies(files: files), fallback: fallback)
    }

    /// Inter for the look, DejaVu Sans for the characters that Inter has not. Either alone will do.
    ///
    /// Searched are the folders in which Debian, Ubuntu, Fedora, Arch and Homebrew install them and
    /// the user's own font folders; the first folder that holds a file of that name wins. Characters that neither
    /// has come from any other font of the system that has them.
    ///
    /// - Throws: ``CairoError/fontsMissing(searched:)`` where neither is installed, and for fonts that cannot be read.
    public static func system() throws(CairoError) -> FontSet {
        let found = installedFiles
        guard !found.isEmpty else { throw .fontsMissing(searched: FontFolders.all) }
        return try FontSet(files: found, fallback: FallbackFonts())
    }

    /// The files of ``system()``, without a look into them.
    package static var installedFiles: [String] { FontFolders.installedFiles }

    /// The fonts in which ``system()`` looks for characters that these have not, in the order of their paths.
    package static var fallbackFiles: [String] { FallbackFonts.files.sorted() }

    /// The characters of the text that none of the fonts has, each once, in order of appearance.
    /// They are drawn as U+FFFD, the replacement character.
    public func missingCharacters(in text: String) -> [Unicode.Scalar] {
        shaper.missingCharacters(in: text)
    }

    /// What to say where characters of a drawing have no glyph: which they are, and what helps; `nil` where all
    /// have one.
    public func warning(for scene: Scene) -> String? {
        var missing: [Unicode.Scalar] = []
        for line in scene.texts {
            for scalar in missingCharacters(in: line.plainText) where !missing.contains(scalar) {
                missing.append(scalar)
            }
        }
        guard !missing.isEmpty else { return nil }
        let shown = missing.prefix(20).map { String(Character($0)) }.joined(separator: " ")
        let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
        let (plural, they, them) = missing.count == 1 ? ("", "it is", "it") : ("s", "they are", "them")
        return
            "no font on this machine has the character\(plural) \(shown)\(more): \(they) drawn as \u{fffd}; install "
            + "a font that has \(them), such as Noto Sans of the script"
    }
}
