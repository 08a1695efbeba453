/// The languages whose code has colors. Code in another one stays plain.
extension CodeLanguage {
    static let all: [CodeLanguage] = [python, swift, r, julia, shell, yaml, json]

    /// The language that an author names behind a fence.
    static func named(_ name: String) -> CodeLanguage? {
        let name = name.lowercased()
        return all.first { $0.names.contains(name) }
    }
}
