import Foundation

/// What elementary functions are, from a program of any precision.
enum FunctionTable {
    /// A line of the table: a function, its arguments, and the number nearest to the exact result.
    struct Case: Sendable {
        let function: String
        let arguments: [Double]
        let result: Double
    }

    static let cases: [Case] = {
        guard let file = Bundle.module.url(forResource: "functions", withExtension: "txt"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ")
            let numbers = parts.dropFirst().map { Double($0) ?? .nan }
            return Case(
                function: String(parts[0]), arguments: Array(numbers.dropLast()), result: numbers.last ?? .nan
            )
        }
    }()
}
