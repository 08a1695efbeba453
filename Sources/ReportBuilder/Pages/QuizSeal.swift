/// What a page has of the answer to a question, so that it can check one without saying which it is: salted hashes.
///
/// They keep the answer out of the source of the page, not from those who try all answers. `Templates/quiz.js` does
/// the same with what a reader answers.
package struct QuizSeal: Sendable, Hashable {
    /// Makes hashes of equal answers to several questions different.
    package let salt: String
    /// What numbers are rounded to multiples of; `nil` of choices.
    package let step: String?
    /// Any of these is right.
    package let hashes: [String]

    /// Of choices, all of which must be taken, and no other.
    init(choices: [Int], salt: String) {
        self.salt = salt
        step = nil
        hashes = [Self.hash(choices.map { "\($0)" }.joined(separator: ","), salt)]
    }

    /// Of a number, from which answers may be off by a tolerance: a number that is rounded to the step has one of the hashes.
    ///
    /// - Returns: `nil` where the number has more digits than can be told apart.
    init?(number: Double, tolerance: Double, salt: String) {
        guard let step = Self.step(below: tolerance / 4), let size = Double(step), size > 0 else {
            return nil
        }
        let (low, high) = (((number - tolerance) / size).rounded(), ((number + tolerance) / size).rounded())
        guard abs(low) < 1e15, abs(high) < 1e15, high - low < 100 else { return nil }
        self.salt = salt
        self.step = step
        hashes = (Int(low)...Int(high)).map { Self.hash("\($0)", salt) }
    }

    /// The largest number 1, 2 or 5 times a power of ten that is not above another one, as it is written.
    private static func step(below size: Double) -> String? {
        guard size > 1e-300, size < 1e300 else { return nil }
        for exponent in stride(from: 300, through: -300, by: -1) {
            guard let power = Double("1e\(exponent)"), power <= size else { continue }
            for digit in [5, 2, 1] {
                let text = "\(digit)e\(exponent)"
                if let value = Double(text), value <= size { return text }
            }
        }
        return nil
    }

    /// Half of the digits are enough to tell answers apart.
    private static func hash(_ answer: String, _ salt: String) -> String {
        SHA256.digest(Array("\(salt):\(answer)".utf8)).prefix(8)
            .map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
