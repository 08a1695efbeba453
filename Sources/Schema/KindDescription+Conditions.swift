extension KindDescription {
    /// Schemas of what several keys must be together: of choices exactly one, and what another key asks for.
    var conditions: [Value] {
        choices.map { .fields([.init("oneOf", .list($0.keys.map(Self.isThere)))]) } + needs.map(Self.isNeeded)
    }

    /// A key without a value is as good as none.
    private static func isThere(_ key: String) -> Value {
        let something = Value.fields([.init("not", .fields([.init("type", .text("null"))]))])
        return .fields([
            .init("required", .list([.text(key)])), .init("properties", .fields([.init(key, something)])),
        ])
    }

    private static func isNeeded(_ need: Need) -> Value {
        let isOther = Value.fields([
            .init("required", .list([.text(need.other)])),
            .init("properties", .fields([.init(need.other, .fields([.init("const", need.value)]))])),
        ])
        return .fields([.init("if", .fields([.init("not", isOther)])), .init("then", isThere(need.key))])
    }
}
