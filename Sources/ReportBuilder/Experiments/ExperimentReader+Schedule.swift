import TrainingCore

extension ExperimentReader {
    private static let schedules = ["constant", "step", "exponential", "cosine"]

    private static func scheduleSettings(of name: String) -> [String] {
        switch name {
        case "step": ["every", "factor"]
        case "exponential": ["factor"]
        case "cosine": ["over", "minimum"]
        default: []
        }
    }

    /// `{name: step, every: 10, factor: 0.5, warm-up: 5}`; without a name, constant.
    mutating func schedule(in fields: YAMLFields) -> LearningRateSchedule {
        guard let node = fields["schedule"], !node.isNull,
            let all = decoder.fields(of: node, "the schedule", keys: nil)
        else { return .constant }
        var name = "constant"
        if let node = all["name"] {
            guard
                let known = decoder.choice(
                    node, of: Self.schedules, called: "schedules", "the schedule")
            else { return .constant }
            name = known
        }
        let keys = ["name", "warm-up"] + Self.scheduleSettings(of: name)
        guard let fields = decoder.fields(of: node, "the schedule \(name)", keys: keys) else {
            return .constant
        }
        var schedule = LearningRateSchedule(shape(name, fields))
        if let node = fields["warm-up"] {
            schedule.warmUp = decoder.integer(node, in: 0...Self.countLimit, "the warm-up") ?? 0
        }
        return schedule
    }

    private mutating func shape(_ name: String, _ fields: YAMLFields) -> LearningRateSchedule.Shape {
        switch name {
        case "step":
            let every = decoder.required(
                "every", in: fields, of: "the schedule step", remedy: "write every: 10, a number of updates"
            ).flatMap { decoder.integer($0, in: 1...Self.countLimit, "every") }
            var factor = 0.1
            set(&factor, "factor", fields)
            return .step(every: every ?? 1, factor: factor)
        case "exponential":
            let factor = decoder.required(
                "factor", in: fields, of: "the schedule exponential", remedy: "write factor: 0.99"
            ).flatMap { decoder.number($0, "the factor") }
            return .exponential(factor: factor ?? 1)
        case "cosine":
            var minimum = 0.0
            set(&minimum, "minimum", fields)
            let over = fields["over"].flatMap { decoder.integer($0, in: 1...Self.countLimit, "over") }
            return .cosine(over: over, minimum: minimum)
        default: return .constant
        }
    }

    /// `{norm: 1}` or `{value: 0.5}`.
    mutating func clipping(in fields: YAMLFields) -> GradientClipping? {
        guard let node = fields["gradient-clipping"], !node.isNull,
            let fields = decoder.fields(of: node, "gradient-clipping", keys: ["norm", "value"])
        else { return nil }
        switch (fields.field("norm"), fields.field("value")) {
        case (.some(let norm), nil):
            return decoder.number(norm.value, "the norm").map(GradientClipping.norm)
        case (nil, .some(let value)):
            return decoder.number(value.value, "the value").map(GradientClipping.value)
        case (.some, .some(let value)):
            decoder.error(
                "gradient-clipping has both a norm and a value", at: value.keyRange,
                remedy: "keep one of the two")
            return nil
        case (nil, nil):
            guard fields.unknownKeys.isEmpty else { return nil }
            decoder.error(
                "gradient-clipping has neither a norm nor a value", at: node.range,
                remedy: "write {norm: 1}, or {value: 0.5}")
            return nil
        }
    }
}
