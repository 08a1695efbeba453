/// A number in a message: the shortest text that parses back to the same Double, without `.0`.
package func numberText(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
