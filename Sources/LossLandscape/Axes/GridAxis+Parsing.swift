import TrainingCore

extension GridAxis {
    /// Reads `W2[0,0]=-5:5:101`: a name, the first value, the last value, the number of points.
    ///
    /// Errors about the text have the ``LandscapeError/column`` of the part that is wrong.
    public init(parsing text: String) throws(LandscapeError) {
        let form = "Write an axis as NAME=FROM:TO:POINTS, such as W2[0,0]=-5:5:101."
        guard let equals = text.firstIndex(of: "=") else {
            throw LandscapeError(
                message: "The axis \"\(text)\" has no =.", remedy: form, column: text.count + 1)
        }
        guard let parameter = ParameterName(String(text[..<equals])) else {
            throw LandscapeError(
                message: "\"\(text[..<equals])\" is not the name of a weight or bias.",
                remedy: "Write W1[0,1] for layer 1, node 0, input 1, or b2[0] for the bias of layer 2, "
                    + "node 0.", column: 1)
        }
        let parts = text[text.index(after: equals)...].split(
            separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw LandscapeError(
                message: "The axis \"\(text)\" has \(parts.count) of the 3 parts of a range.",
                remedy: form, column: text.distance(from: text.startIndex, to: equals) + 2)
        }
        let from = try Self.number(parts[0], in: text)
        let to = try Self.number(parts[1], in: text)
        guard let points = Int(parts[2]) else {
            throw LandscapeError(
                message: "\"\(parts[2])\" is not a number of points.",
                remedy: "Write a whole number from 2 to \(Self.maximumPoints).",
                column: Self.column(of: parts[2], in: text))
        }
        do {
            try self.init(parameter: parameter, from: from, to: to, points: points)
        } catch {
            let part = (2...Self.maximumPoints).contains(points) ? parts[0] : parts[2]
            throw LandscapeError(
                message: error.message, remedy: error.remedy, column: Self.column(of: part, in: text))
        }
    }

    /// A decimal number; no `nan`, no `inf`, no hexadecimal.
    private static func number(_ part: Substring, in text: String) throws(LandscapeError) -> Double {
        if part.allSatisfy({ "0123456789+-.eE".contains($0) }), let value = Double(part) {
            return value
        }
        throw LandscapeError(
            message: "\"\(part)\" is not a number.", remedy: "Write a decimal number such as -0.5.",
            column: column(of: part, in: text))
    }

    private static func column(of part: Substring, in text: String) -> Int {
        text.distance(from: text.startIndex, to: part.startIndex) + 1
    }
}
