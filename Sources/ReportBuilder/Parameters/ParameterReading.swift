import Schema
import TrainingCore

/// Finds the values of a course's parameters: given ones first, then drawn ones, then defaults.
struct ParameterReading {
    /// What lessons may name: nothing where it has no value.
    private(set) var parameters = Parameters.none
    private(set) var diagnostics: [Diagnostic] = []
    /// Those of them that are about conditions that no draw satisfies.
    private(set) var unsatisfied: [Diagnostic] = []

    /// - Parameters:
    ///   - root: what `course.yaml` says. Problems in the form of its parameters are told by whoever reads it whole.
    ///   - course: the name of the course.
    init(_ root: YAMLNode, in file: SourceFile, course: String, for reader: Readership) {
        guard case .mapping(let keys) = root.content, let node = keys.field(meant: "parameters")?.value else {
            return
        }
        var values: [String: ParameterValue] = [:]
        var sound: [String: ParameterSpec] = [:]
        var given: Set<String> = []
        let declared = Self.declared(node, in: file) { values[$0] = ParameterValue(1) }
        let key = { ParameterDraw(course: course, student: reader.student, name: $0) }
        for (name, spec) in declared.sorted(by: { $0.key < $1.key }) {
            let place = { (key: String) in root.range(at: ["parameters", .key(name), .key(key)]) }
            guard Form<String>.isIdentifier(name) else {
                diagnostics.append(
                    Diagnostic(
                        "\"\(name.shortened(to: 40))\" cannot name a parameter", file: file,
                        range: node.range(
                            of: Problem(path: [.key(name)], place: .key, message: ""), in: file),
                        remedy: "take lower-case letters, digits and hyphens, with a letter first"))
                continue
            }
            let contradictions = spec.contradictions
            for (key, message, remedy) in contradictions {
                diagnostics.append(Diagnostic(message, file: file, range: place(key), remedy: remedy))
            }
            let fallback = spec.value(key: key(name))
            // After a mistake a value stands there all the same, so that nothing else is said.
            values[name] = fallback ?? ParameterValue(spec.lowest ?? 1)
            guard contradictions.isEmpty else { continue }
            sound[name] = spec
            if let setting = reader.settings.last(where: { $0.name == name }) {
                let value = spec.type == .text ? ParameterValue.text(setting.value.text) : setting.value
                guard let (message, remedy) = spec.objection(to: value) else {
                    values[name] = value
                    given.insert(name)
                    continue
                }
                diagnostics.append(
                    Diagnostic(
                        "\(name) \(message)", file: setting.file, range: setting.range, remedy: remedy))
            } else if fallback == nil {
                diagnostics.append(
                    Diagnostic(
                        "the parameter \"\(name)\" has no value", file: file,
                        range: node.range(
                            of: Problem(path: [.key(name)], place: .key, message: ""), in: file),
                        remedy: "give it a default, or one with --set \(name)=…"))
            }
        }
        let draws = ConditionedDraws(sound, values: values, given: given) { name, attempt in
            var key = key(name)
            key.attempt = attempt
            return sound[name]?.value(key: key)
        }
        unsatisfied = draws.objections.map { objection in
            Diagnostic(
                objection.message, file: file,
                range: root.range(at: [
                    "parameters", .key(objection.name), .key("draw"), .key("such-that"),
                ]),
                remedy: objection.remedy)
        }
        diagnostics += unsatisfied
        parameters = Parameters(draws.values)
    }

    /// The parameters as they are declared, those that are wrong left out.
    ///
    /// - Parameter broken: takes the names of these, which lessons may use all the same.
    private static func declared(
        _ node: YAMLNode, in file: SourceFile, broken: (String) -> Void
    ) -> [String: ParameterSpec] {
        var decoder = YAMLDecoder(file: file)
        if let declared = decoder.read(node, as: ParameterSpec.form, called: "parameters") { return declared }
        guard case .mapping(let fields) = node.content else { return [:] }
        var declared: [String: ParameterSpec] = [:]
        for field in fields {
            var one = YAMLDecoder(file: file)
            let name = "the parameter \(field.key)"
            if let spec = one.read(field.value, as: ParameterSpec.kind.form, called: name) {
                declared[field.key] = spec
            } else {
                broken(field.key)
            }
        }
        return declared
    }

    /// The names of the parameters that the course in a folder declares, in the order of their letters.
    static func names(of folder: CourseFolder) -> [String] {
        var ignored: [Diagnostic] = []
        guard let file = try? folder.seen(from: "").read(CourseFolder.fileName),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &ignored),
            case .mapping(let fields)? = root["parameters"]?.content
        else { return [] }
        return fields.map(\.key).sorted()
    }

    /// The parameters of the course in a folder, for a lesson that is read alone: none where the folder is no course.
    static func parameters(of folder: CourseFolder, diagnostics: inout [Diagnostic]) -> Parameters {
        var ignored: [Diagnostic] = []
        guard let file = try? folder.seen(from: "").read(CourseFolder.fileName),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &ignored)
        else { return .none }
        let reading = ParameterReading(
            root, in: file, course: folder.courseName, for: Readership())
        diagnostics += reading.diagnostics
        return reading.parameters
    }

    /// The rest of `course.yaml` with parameters for their names.
    ///
    /// - Parameter log: takes down which.
    func filled(
        _ root: YAMLNode, in file: SourceFile, _ log: ParameterLog, diagnostics: inout [Diagnostic]
    ) -> YAMLNode {
        diagnostics += self.diagnostics
        guard case .mapping(let fields) = root.content else { return root }
        var filling = ParameterFilling(parameters.noting(in: log), in: file)
        var filled = root
        filled.content = .mapping(
            fields.map { field in
                var field = field
                if field.key != "parameters" { field.value = filling.filled(field.value) }
                return field
            })
        diagnostics += filling.diagnostics
        return filled
    }
}

/// The parameters of a course as they are written, for many readers.
struct ParameterSource: Sendable {
    private let root: YAMLNode
    private let file: SourceFile
    private let course: String

    /// - Returns: `nil` where the folder is no course.
    init?(_ folder: CourseFolder) {
        var ignored: [Diagnostic] = []
        guard let file = try? folder.seen(from: "").read(CourseFolder.fileName),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &ignored)
        else { return nil }
        (self.root, self.file, course) = (root, file, folder.courseName)
    }

    func reading(for reader: Readership) -> ParameterReading {
        ParameterReading(root, in: file, course: course, for: reader)
    }
}

/// What a drawn value depends on, and on nothing else: another parameter more changes none of the others.
struct ParameterDraw: Sendable, Hashable {
    var course: String
    var student: String
    var name: String
    /// How often it was drawn before, against conditions.
    var attempt = 0

    /// A number from 0 to below 1.
    var uniform: Double {
        // FNV-1a over the names, each with an end that no name holds.
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [course, student, name] {
            for byte in Array(part.utf8) + [0] { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return Philox(seed: key).uniform(RandomPlace(.parameter, row: attempt))
    }
}

extension ParameterSpec {
    /// What is drawn, else the default.
    fileprivate func value(key: ParameterDraw) -> ParameterValue? {
        guard let draw else { return usual }
        let choices = draw.values(among: choices)
        guard !choices.isEmpty else { return draw.value(of: type, key: key) }
        return choices[min(choices.count - 1, Int(key.uniform * Double(choices.count)))]
    }
}

extension ParameterSpec.Draw {
    /// The choices that may be drawn, ascending: numbers between the ends, in the steps if these are given.
    func values(among choices: [ParameterValue]) -> [ParameterValue] {
        let numbers = choices.compactMap { choice -> (number: Double, value: ParameterValue)? in
            guard case .number(let number, _) = choice, number >= lowest, number <= highest else {
                return nil
            }
            guard let step else { return (number, choice) }
            let steps = (number - lowest) / step
            return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) ? (number, choice) : nil
        }
        return numbers.sorted { $0.number < $1.number }.map(\.value)
    }

    /// Why no values can be drawn so; `nil` where they can.
    func objection(ofType type: ParameterSpec.ValueType) -> (message: String, remedy: String)? {
        guard lowest <= highest else { return nil }
        guard (highest - lowest).isFinite else {
            return ("from and to are farther apart than any number is large", "bring them nearer together")
        }
        guard let step else { return nil }
        if type == .integer, step != step.rounded() {
            return (
                "whole numbers are not drawn in steps of \(numberText(step))",
                "write a whole number, or type: number"
            )
        }
        if step > highest - lowest {
            return (
                "the step \(numberText(step)) leads beyond to: only \(numberText(lowest)) could be drawn",
                "write a step up to \(numberText(highest - lowest)), or a default instead of the draw"
            )
        }
        guard (highest - lowest) / step < 9e15 else {
            return (
                "from and to are more steps apart than can be counted", "write a larger step, or none at all"
            )
        }
        return nil
    }

    func value(of type: ParameterSpec.ValueType, key: ParameterDraw) -> ParameterValue {
        guard let step = step ?? (type == .integer ? 1 : nil) else {
            return ParameterValue(lowest + key.uniform * (highest - lowest))
        }
        let count = ((highest - lowest) / step * (1 + 1e-12)).rounded(.down) + 1
        let value = lowest + (key.uniform * count).rounded(.down) * step
        // A step of 0.1 leads to 0.3, not to what its sum is in binary.
        let scale = max(Self.scale(lowest), Self.scale(step))
        return ParameterValue(scale.isFinite ? (value * scale).rounded() / scale : value)
    }

    /// The power of ten that makes a number whole, by its digits; infinite for those with a power of ten.
    private static func scale(_ number: Double) -> Double {
        let text = numberText(number)
        guard !text.contains("e") else { return .infinity }
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        return (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    }
}
