import CCairo

/// A private font configuration made from explicit files: the sole owner of an `FcConfig`.
///
/// It is written only during `init` and read afterwards by the shaper, which holds a lock.
final class FontFamilies {
    let config: OpaquePointer
    /// Family names in order of first appearance, as Pango wants them.
    let names: [String]
    private let patterns: [OpaquePointer]

    /// Fontconfig sets itself up once in a process. Pango would do so from a thread of its own and
    /// race whoever comes second, so this runs before Pango is ever called.
    private static let isReady: Bool = FcInit() != 0

    init(files: [String]) throws(CairoError) {
        guard Self.isReady, let config = FcConfigCreate() else {
            throw .drawingFailed(step: "setting up fontconfig", reason: "out of memory")
        }
        self.config = config
        var unreadable: String?
        for path in files where unreadable == nil {
            if FcConfigAppFontAddFile(config, path) == 0 { unreadable = path }
        }
        patterns = Self.patterns(in: config)
        names = Self.familyNames(of: patterns)
        if let unreadable { throw .fontUnreadable(path: unreadable) }
        guard FcConfigBuildFonts(config) != 0, !names.isEmpty else {
            throw .fontUnreadable(path: files.joined(separator: "\", \""))
        }
    }

    deinit { FcConfigDestroy(config) }

    /// Whether some font of the set has a glyph for the character.
    func contain(_ scalar: Unicode.Scalar) -> Bool {
        patterns.contains { pattern in
            var characters: OpaquePointer?
            guard FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch else {
                return false
            }
            return FcCharSetHasChar(characters, scalar.value) != 0
        }
    }

    private static func familyNames(of patterns: [OpaquePointer]) -> [String] {
        var names: [String] = []
        for pattern in patterns {
            var family: UnsafeMutablePointer<FcChar8>?
            guard FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch, let family else {
                continue
            }
            let name = String(cString: family)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func patterns(in config: OpaquePointer) -> [OpaquePointer] {
        guard let set = FcConfigGetFonts(config, FcSetApplication)?.pointee, let fonts = set.fonts else {
            return []
        }
        return (0..<Int(set.nfont)).compactMap { fonts[$0] }
    }
}
