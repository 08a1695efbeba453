/// Of very many messages the first are shown and all are counted. Nobody reads on, and a file that was never meant as an
/// experiment may have a hundred thousand.
package enum ShownMessages {
    /// How many are shown.
    package static let shownDiagnostics = 200

    /// What is to be said of the others; `nil` where there are none.
    package static func omission(of count: Int) -> String? {
        count > shownDiagnostics ? "only the first \(shownDiagnostics) of \(count) messages are shown" : nil
    }
}
