#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where fonts are installed, and which of them this project draws with.
enum FontFolders {
    /// The file names of the fonts, in order of preference. Each style has its own file: a font
    /// that is slanted or thickened by the program would look poor.
    static let wantedFiles: [String] = {
        let styles = [
            "Regular", "Italic", "Medium", "MediumItalic", "SemiBold", "SemiBoldItalic", "Bold",
            "BoldItalic",
        ]
        let dejaVu = ["", "-Oblique", "-Bold", "-BoldOblique"].map { "DejaVuSans\($0).ttf" }
        return styles.map { "Inter-\($0).otf" } + dejaVu
    }()

    static var all: [String] {
        let system = [
            "/usr/share/fonts/opentype/inter",  // Debian, Ubuntu
            "/usr/share/fonts/truetype/dejavu",
            "/usr/share/fonts/rsms-inter-fonts",  // Fedora
            "/usr/share/fonts/dejavu-sans-fonts",
            "/usr/share/fonts/inter",  // Arch and others
            "/usr/share/fonts/OTF",
            "/usr/share/fonts/TTF",
            "/usr/local/share/fonts",
            "/opt/homebrew/share/fonts",
            "/Library/Fonts",
        ]
        guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty else { return system }
        return system + [".fonts", ".local/share/fonts", "Library/Fonts"].map { "\(home)/\($0)" }
    }

    static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
}
