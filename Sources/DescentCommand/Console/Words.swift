/// Words of help that come from a list.
enum Words {
    /// `a, b or c`.
    static func alternatives<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> String {
        let all = type.allCases.map(\.rawValue)
        return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
    }
}
