/// Where a value stands, and what it is called in messages.
package struct Spot: Sendable {
    package var path: Path
    /// "the learning rate"
    package var name: String
    /// What may be written, for remedies; empty where nothing helps.
    package var example: String

    package init(path: Path, name: String, example: String = "") {
        self.path = path
        self.name = name
        self.example = example
    }

    func problem(_ message: String, remedy: String = "", code: ProblemCode) -> Problem {
        Problem(path: path, message: "\(name) \(message)", remedy: remedy, code: code)
    }

    /// What to write, if there is an example: "write beta1: 0.9".
    package var remedy: String {
        guard !example.isEmpty else { return "" }
        if case .key(let key)? = path.last { return "write \(key): \(example)" }
        return "write \(example)"
    }
}
