import CairoRenderer
import SystemLibrary

/// What was asked of the parameters of a course while something was made of them: with other values of others it would be the
/// same.
struct ParameterAnswers: Sendable, Hashable {
    private(set) var values: [String: ParameterValue?] = [:]

    mutating func note(_ value: ParameterValue?, of name: String) { values[name] = .some(value) }

    mutating func add(_ other: ParameterAnswers) { values.merge(other.values) { known, _ in known } }

}

/// Takes down what is asked of parameters.
///
/// A class, because copies of ``Parameters`` note into the same one.
final class ParameterLog: @unchecked Sendable {
    private let lock = Lock()
    private var noted = ParameterAnswers()
    /// Notes the same, for something larger.
    private let whole: ParameterLog?

    init(within whole: ParameterLog? = nil) { self.whole = whole }

    var answers: ParameterAnswers { lock.locked { noted } }

    func note(_ value: ParameterValue?, of name: String) {
        lock.locked { noted.note(value, of: name) }
        whole?.note(value, of: name)
    }
}
