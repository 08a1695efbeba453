import TrainingCore

extension ParameterRange {
    /// Reads `W2[0,0]=-5:5:101`: a name, the first value, the last value, the number of points.
    ///
    /// Errors about the text have the ``LandscapeError/column`` of the part that is wrong.
    package init(parsing text: String) throws(LandscapeError) {
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
        let range = try AxisRange(
            parsing: text[text.index(after: equals)...], in: text, of: "\(parameter)", form: form)
        self.init(parameter: parameter, range: range)
    }
}

extension AxisRange {
    /// Reads `-5:5:101`, a part of the text of an axis, of which errors have the column.
    ///
    /// - Parameters:
    ///   - name: whose range it is, for messages; nil: nobody's.
    ///   - form: what to write where it has not three parts.
    init(
        parsing part: Substring, in text: String, of name: String? = nil, form: String
    ) throws(LandscapeError) {
        func column(_ part: Substring) -> Int {
            text.distance(from: text.startIndex, to: part.startIndex) + 1
        }
        let parts = part.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw LandscapeError(
                message: "The axis \"\(text)\" has \(parts.count) of the 3 parts of a range.", remedy: form,
                column: column(part))
        }
        var ends: [Double] = []
        for end in parts[..<2] {
            // No `nan`, no `inf`, no hexadecimal.
            guard end.allSatisfy({ "0123456789+-.eE".contains($0) }), let number = Double(end) else {
                throw LandscapeError(
                    message: "\"\(end)\" is not a number.", remedy: "Write a decimal number such as -0.5.",
                    column: column(end))
            }
            ends.append(number)
        }
        guard let points = Int(parts[2]) else {
            throw LandscapeError(
                message: "\"\(parts[2])\" is not a number of points.",
                remedy: "Write a whole number from 2 to \(Self.maximumPoints).", column: column(parts[2]))
        }
        do {
            try self.init(from: ends[0], to: ends[1], points: points, of: name)
        } catch {
            let isOfRange = (2...Self.maximumPoints).contains(points)
            throw LandscapeError(
                message: error.message, remedy: error.remedy, column: column(parts[isOfRange ? 0 : 2]))
        }
    }
}
