import ArgumentParser
import CairoRenderer
import ReportBuilder

/// Where results of earlier builds are kept.
struct CacheOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where results are kept for later builds; by default descent in $XDG_CACHE_HOME, else in ~/.cache.",
            valueName: "dir"))
    var cache: String?

    @Flag(name: .customLong("no-cache"), help: "Keeps no results, and takes none that were kept.")
    var isOff = false

    func validate() throws {
        if let cache, isOff || cache.isEmpty {
            throw ValidationError(
                cache.isEmpty
                    ? "--cache names no folder." : "Ask for --cache or for --no-cache, not for both.")
        }
    }

    /// Why the folder cannot be the one that is asked for.
    func objection(toStandingIn folders: [String]) -> String? {
        guard let cache else { return nil }
        let place = FileSystem.place(of: cache)
        return folders.first { folder in
            let other = FileSystem.place(of: folder)
            return place == other || place.hasPrefix(other + "/")
        }.map { "--cache \(cache) is in \($0); it needs a folder outside of courses and pages." }
    }

    /// With the fonts of this machine; `nil` where there is no place for it.
    var results: ResultCache? {
        guard !isOff, let path = cache ?? ResultCache.usualPath else { return nil }
        return ResultCache(path: path, program: Self.program)
    }

    /// What draws: the program, its libraries and fonts, each with what tells its file from another; and which others there
    /// are for characters that these have not.
    private static var program: String {
        let files = [CommandPath.own] + FontSet.installedFiles
        let others = FileSystem.fingerprint(of: Array(FontSet.fallbackFiles.joined(separator: "\n").utf8))
        return VersionText.text + files.map { "\($0) \(FileSystem.stamp(of: $0))\n" }.joined() + "\(others)"
    }
}
