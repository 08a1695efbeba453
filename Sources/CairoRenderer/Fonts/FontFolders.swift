import SystemLibrary

/// Where fonts are installed, and which of them this project draws with.
enum FontFolders {
    /// The paths of the fonts that are installed, in order of preference. Each style has its own
    /// file or place in a collection: a font slanted or thickened by a program would look poor.
    static var installedFiles: [String] {
        let styles = [
            "Regular", "Italic", "Medium", "MediumItalic", "SemiBold", "SemiBoldItalic", "Bold",
            "BoldItalic",
        ]
        // Distributions package Inter as one file per style or as a collection.
        let inter = [styles.map { "Inter-\($0).otf" }, styles.map { "Inter-\($0).ttf" }, ["Inter.ttc"]]
        let dejaVu = ["", "-Oblique", "-Bold", "-BoldOblique"].map { "DejaVuSans\($0).ttf" }
        return (inter.lazy.map(installed).first { !$0.isEmpty } ?? []) + installed(dejaVu)
    }

    private static func installed(_ names: [String]) -> [String] {
        let folders = all
        return names.compactMap { name in
            folders.lazy.map { "\($0)/\(name)" }.first { access($0, R_OK) == 0 }
        }
    }

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
}
