import Schema

/// Reads typed values from YAML nodes and collects everything that is wrong with them.
///
/// Every reading function returns `nil` after it has reported an error, so that a reader can go on to the
/// next value and an author sees all mistakes at once.
struct YAMLDecoder {
    let file: SourceFile
    var diagnostics: [Diagnostic] = []

    mutating func error(
        _ message: String, at range: SourceRange, remedy: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(message, file: file, range: range, remedy: remedy, notes: notes))
    }

    /// The fields of a mapping, after complaints about keys that do not exist.
    ///
    /// - Parameters:
    ///   - what: the thing described by the mapping, for messages: `an experiment`.
    ///   - keys: the keys there are; `nil` allows all.
    mutating func fields(of node: YAMLNode, _ what: String, keys: [String]?) -> YAMLFields? {
        guard case .mapping(let fields) = node.content else {
            let example = keys.map { "; it has the keys " + $0.joined(separator: ", ") } ?? ""
            error(
                "\(what) must be a mapping, found \(node.described)", at: node.range,
                remedy: "write key: value pairs" + example)
            return nil
        }
        for field in fields {
            guard let keys, !keys.contains(field.key) else { continue }
            error(
                "\(what) has no key \"\(field.key.shortened(to: 40))\"", at: field.keyRange,
                remedy: YAMLDecoder.remedy(forKey: field.key, among: keys))
        }
        let unknown = fields.map(\.key).filter { keys?.contains($0) == false }
        return YAMLFields(range: node.range, fields: fields, unknownKeys: unknown)
    }

    static func remedy(forKey key: String, among keys: [String]) -> String {
        let parts = key.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, keys.contains(String(parts[0])) {
            return "put a space after the colon: \(parts[0]): \(parts[1])"
        }
        return Nearest.remedy(for: key, among: keys, called: "keys")
    }

    /// The value of a key that must be there.
    ///
    /// A key that was only misspelled has been complained about and is not missed as well.
    mutating func required(
        _ key: String, in fields: YAMLFields, of what: String, remedy: String
    ) -> YAMLNode? {
        if let value = fields[key], !value.isNull { return value }
        if fields.field(key) == nil, Nearest.match(key, among: fields.unknownKeys) != nil { return nil }
        let place = fields.field(key)?.keyRange ?? fields.headRange(in: file)
        error("\(what) has no \"\(key)\"", at: place, remedy: remedy)
        return nil
    }

    mutating func list(_ node: YAMLNode, _ what: @autoclosure () -> String) -> [YAMLNode]? {
        guard case .sequence(let items) = node.content else {
            error(
                "\(what()) must be a list, found \(node.described)", at: node.range,
                remedy:
                    "write it in brackets: [\(node.isNull ? "…" : file.text(in: node.range).shortened(to: 30))]"
            )
            return nil
        }
        return items
    }

    mutating func text(_ node: YAMLNode, _ what: @autoclosure () -> String) -> String? {
        guard case .scalar(let text, _) = node.content, !node.isNull else {
            error("\(what()) must be a text, found \(node.described)", at: node.range)
            return nil
        }
        return text
    }

    mutating func flag(_ node: YAMLNode, _ what: @autoclosure () -> String) -> Bool? {
        switch node.content {
        case .scalar("true", isPlain: true): return true
        case .scalar("false", isPlain: true): return false
        default:
            error(
                "\(what()) must be true or false, found \(node.described)", at: node.range,
                remedy: "write true or false, without quotes")
            return nil
        }
    }

    /// A finite number.
    mutating func number(_ node: YAMLNode, _ what: @autoclosure () -> String) -> Double? {
        if case .scalar(let text, isPlain: true) = node.content, let number = YAMLNumber(text) {
            switch number {
            case .finite(let value): return value
            case .nonFinite:
                error(
                    "\(what()) must be a finite number, found \(text)", at: node.range,
                    remedy: "write a decimal number")
            case .tooLarge:
                error(
                    "\(what()) is \(text), which is beyond the largest number there is, about 1.8e308",
                    at: node.range, remedy: "write a smaller number")
            }
            return nil
        }
        var remedy: String?
        if case .scalar(let text, isPlain: false) = node.content, YAMLNumber(text) != nil {
            remedy = "remove the quotes"
        }
        error("\(what()) must be a number, found \(node.described)", at: node.range, remedy: remedy)
        return nil
    }

    /// A whole number in a range, exactly as it is written: from 2⁵³ on a Double has not every one of them.
    mutating func integer<Whole: FixedWidthInteger>(
        _ node: YAMLNode, in range: ClosedRange<Whole>, _ what: @autoclosure () -> String
    ) -> Whole? {
        guard let value = number(node, what()), case .scalar(let text, _) = node.content else { return nil }
        do throws(WholeNumber.Refusal) {
            return try WholeNumber.read(value, written: text, in: range)
        } catch {
            self.error(
                "\(what()) \(error.message)", at: node.range,
                remedy: error.remedy.isEmpty ? nil : error.remedy)
            return nil
        }
    }

    /// One of several names.
    mutating func choice(
        _ node: YAMLNode, of names: [String], called plural: String, _ what: @autoclosure () -> String
    ) -> String? {
        guard let name = text(node, what()) else { return nil }
        guard names.contains(name) else {
            error(
                "\(what()) \"\(name.shortened(to: 40))\" is unknown", at: node.range,
                remedy: Nearest.remedy(for: name, among: names, called: plural))
            return nil
        }
        return name
    }

    mutating func numbers(_ node: YAMLNode, _ what: @autoclosure () -> String) -> [Double]? {
        guard let items = list(node, what()) else { return nil }
        let values = items.enumerated().compactMap { index, item in
            number(item, "number \(index + 1) of \(what())")
        }
        return values.count == items.count ? values : nil
    }
}

/// The keys of one mapping with their values.
struct YAMLFields {
    let range: SourceRange
    var fields: [YAMLField]
    /// Keys that the mapping should not have.
    var unknownKeys: [String] = []

    subscript(key: String) -> YAMLNode? { field(key)?.value }

    func field(_ key: String) -> YAMLField? { fields.first { $0.key == key } }

    /// Where the mapping starts, for complaints about what is not in it: its brace or its first key.
    func headRange(in file: SourceFile) -> SourceRange {
        let isBrace = range.lower < file.bytes.count && file.bytes[range.lower] == UInt8(ascii: "{")
        if !isBrace, let first = fields.first { return first.keyRange }
        return SourceRange(lower: range.lower, upper: range.lower + 1)
    }
}
