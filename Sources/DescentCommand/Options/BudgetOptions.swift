import ArgumentParser
import ReportBuilder

/// How much a run may cost.
struct BudgetOptions: ParsableArguments {
    /// How the process ends when it is used up.
    static let exitCode: Int32 = 4

    @Option(
        help: ArgumentHelp(
            "End with exit code \(exitCode) after this time, such as 90s, 5m or 2h.", valueName: "time"),
        transform: { text in
            if let seconds = BudgetOptions.amount(text, units: ["ms": 0.001, "s": 1, "m": 60, "h": 3600]) {
                return BudgetOptions.Bound(amount: seconds, written: text)
            }
            throw ValidationError("--timeout takes a time such as 90s, 5m or 2h, not \"\(text)\".")
        })
    var timeout: Bound?

    @Option(
        help: ArgumentHelp(
            "End with exit code \(exitCode) as soon as more memory is used, such as 500M or 2G.",
            valueName: "size"),
        transform: { text in
            let units = ["K": 1024.0, "M": 1_048_576, "G": 1_073_741_824]
            if let bytes = BudgetOptions.amount(text, units: units), bytes < 1e18 {
                return BudgetOptions.Bound(amount: bytes, written: text)
            }
            throw ValidationError("--memory takes a size such as 500M or 2G, not \"\(text)\".")
        })
    var memory: Bound?

    struct Bound: Sendable {
        /// In seconds or bytes; positive.
        let amount: Double
        let written: String
    }

    /// A positive number with one of some units behind it; `nil` for anything else.
    static func amount(_ text: String, units: [String: Double]) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), let unit = units[String(text.dropFirst(digits.count))] else {
            return nil
        }
        let amount = number * unit
        return amount > 0 && amount < 1e18 ? amount : nil
    }

    /// From now on the process ends when a bound is passed.
    func start() throws {
        guard timeout != nil || memory != nil else { return }
        let isWatching = FileSystem.endProcess(
            after: timeout.map {
                ($0.amount, "descent: error: not done within the \($0.written) of --timeout\n")
            },
            above: memory.map {
                (
                    UInt64($0.amount),
                    "descent: error: more memory is needed than the \($0.written) of --memory\n"
                )
            })
        guard isWatching else {
            throw Console.fail(
                "the system gives no thread that could watch over --timeout and --memory; allow more processes or memory"
            )
        }
    }
}

/// A verb that may work long.
protocol Budgeted: ParsableCommand {
    var budget: BudgetOptions { get }
}
