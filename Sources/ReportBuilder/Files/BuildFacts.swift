import CFiles
import CMarkdown
import CYAML
import CairoRenderer

/// What the running program was built from.
public enum BuildFacts {
    /// The commit; `nil` where the build was not told.
    public static var commit: String? {
        let commit = String(cString: descent_commit())
        return commit.isEmpty ? nil : commit
    }

    /// The libraries that it uses, with their versions as far as they are known.
    public static var libraries: [(name: String, version: String?)] {
        DrawingLibraries.versions + [
            ("md4c", markdownVersion), ("libyaml", String(cString: yaml_get_version_string())),
        ]
    }

    /// From the name of its file, `libmd4c.so.0.4.8`.
    private static var markdownVersion: String? {
        guard let file = descent_md4c_file(),
            let path = FileSystem.canonicalPath(String(cString: file)),
            let version = FileSystem.name(of: path).split(separator: ".so.").dropFirst().first
        else { return nil }
        return String(version)
    }
}
