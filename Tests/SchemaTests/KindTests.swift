import Schema
import Testing

/// A thing with a field of every sort.
private struct Lamp: Sendable, Equatable {
    var brightness = 0.5
    var bulbs = 1
    var seed: UInt64 = 1
    var isLit = false
    var color = Color.white

    enum Color: String, Sendable, CaseIterable { case white, red }

    static let kind = Kind(
        "lamp", "Gives light.", knownAs: ["torch"], Lamp(),
        fields: [
            Field(
                "brightness", \.brightness, .within(0..<1), "How bright it is.", called: "the brightness",
                symbol: "b", example: "0.7", isRequired: true),
            Field("bulbs", \.bulbs, .integer(1...9), "How many bulbs.", knownAs: ["n-bulbs", "globes"]),
            Field("seed", \.seed, .seed, "What its flicker is drawn from."),
            Field("lit", \.isLit, .flag, "Whether it burns."),
            Field(
                "color", \.color, .word("colors", knownAs: [Alias("crimson", "red")]) { "\($0)" },
                "Its color."),
        ]
    ) { lamp in
        guard lamp.isLit, lamp.brightness == 0 else { return [] }
        return [Problem(path: ["lit"], message: "a lamp without brightness burns", remedy: "put it out")]
    }
}

private struct Candle: Sendable, Equatable {
    var hours = 8.0

    static let kind = Kind(
        "candle", "Burns down.", knownAs: [.former("taper"), "wax"], Candle(),
        fields: [Field("hours", \.hours, .positive, "How long it burns.")])
}

private enum Light: Sendable, Equatable {
    case lamp(Lamp)
    case candle(Candle)

    static let lamp = KindList<Light>.Entry(Lamp.kind) {
        .lamp($0)
    } unwrap: {
        if case .lamp(let lamp) = $0 { lamp } else { nil }
    }
    static let candle = KindList<Light>.Entry(Candle.kind) {
        .candle($0)
    } unwrap: {
        if case .candle(let candle) = $0 { candle } else { nil }
    }
}

private func fields(_ members: (String, Value)...) -> Value { .fields(members.map { .init($0.0, $0.1) }) }

@Suite("Kinds")
struct KindTests {
    private func read(_ value: Value) -> (lamp: Lamp?, problems: [String]) {
        var reader = Reader()
        let lamp = Lamp.kind.read(value, at: ["light"], called: "the lamp", into: &reader)
        return (lamp, reader.problems.map(\.description))
    }

    @Test("What is not written has the prototype's value")
    func defaults() {
        let found = read(fields(("brightness", .number(0.25)), ("color", .text("red"))))
        #expect(found.lamp == Lamp(brightness: 0.25, color: .red), "\(found.problems)")
    }

    @Test("Every problem is told at once, each with its path")
    func allAtOnce() {
        let found = read(
            fields(
                ("brightness", .number(1)), ("bulbs", .number(2.5)), ("lit", .text("true")),
                ("color", .text("crimson")), ("sede", .number(3))))
        #expect(found.lamp == nil)
        #expect(
            found.problems == [
                #"light.sede: the lamp has no key "sede"; did you mean "seed"?"#,
                "light.brightness: the brightness must be a number from 0 to below 1, found 1; write brightness: 0.7",
                "light.bulbs: bulbs must be a whole number, found the number 2.5",
                #"light.lit: lit must be true or false, found the text "true"; write true or false, without quotes"#,
                #"light.color: color "crimson" is unknown; write red"#,
            ])
    }

    @Test("A key that must be there is missed, unless it was only misspelled")
    func required() {
        #expect(read(fields()).problems == [#"light: the lamp has no "brightness"; write brightness: 0.7"#])
        #expect(
            read(fields(("brightnes", .number(0.1)))).problems
                == [#"light.brightnes: the lamp has no key "brightnes"; did you mean "brightness"?"#])
    }

    @Test("Seeds are read to the last digit up to 2⁶⁴ − 1, and no further")
    func seeds() {
        func seed(_ written: String) -> UInt64? {
            read(
                fields(
                    ("brightness", .number(0.5)), ("seed", .number(Double(written) ?? 0, written: written)))
            ).lamp?
            .seed
        }
        #expect(seed("9007199254740993") == 9_007_199_254_740_993)
        #expect(seed("18446744073709551615") == .max)
        #expect(seed("1e3") == 1000)
        for wrong in ["18446744073709551616", "1e17", "-1", "0.5"] { #expect(seed(wrong) == nil, "\(wrong)") }
    }

    @Test("What no single field sees is told with the path of the whole")
    func further() {
        let found = read(fields(("brightness", .number(0)), ("lit", .flag(true))))
        #expect(found.problems == ["light.lit: a lamp without brightness burns; put it out"])
    }

    @Test("Values made in Swift are held to the same bounds")
    func problems() {
        let lamp = Lamp(brightness: .nan, bulbs: 10)
        #expect(
            Lamp.kind.problems(of: lamp).map(\.description) == [
                "brightness: the brightness must be a number from 0 to below 1, found nan; write brightness: 0.7",
                "bulbs: bulbs must be at most 9, found 10",
            ])
    }

    @Test("What is written reads back as the same value, and defaults are not written")
    func written() {
        let lamp = Lamp(brightness: 0.1, bulbs: 3, seed: 9_007_199_254_740_993, color: .red)
        let members = Lamp.kind.members(of: lamp)
        #expect(members.map(\.key) == ["brightness", "bulbs", "seed", "color"])
        #expect(read(.fields(members)).lamp == lamp)
        #expect(Lamp.kind.members(of: Lamp()).map(\.key) == ["brightness"])
    }
}

@Suite("Lists of kinds")
struct KindListTests {
    private func read(
        _ value: Value, _ list: KindList<Light> = KindList("light", [Light.lamp, Light.candle])
    ) -> (light: Light?, problems: [String]) {
        var reader = Reader()
        let light = list.read(value, at: [], into: &reader)
        return (light, reader.problems.map(\.description))
    }

    @Test("The tag says which kind it is, and which keys there are")
    func tag() {
        #expect(
            read(fields(("name", .text("candle")), ("hours", .number(2)))).light == .candle(.init(hours: 2)))
        #expect(
            read(fields(("name", .text("candle")), ("bulbs", .number(2)))).problems
                == [#"bulbs: the light candle has no key "bulbs"; the keys are "name", "hours""#])
    }

    @Test("An unknown name is answered by what it is called here, by the nearest name, or by all")
    func unknown() {
        func answer(_ name: String) -> [String] {
            read(fields(("name", .text(name)), ("glow", .number(1)))).problems
        }
        #expect(answer("torch") == [#"name: the light "torch" is unknown; write name: lamp"#])
        // Where it is plain what was meant, what else is wrong is told as well.
        #expect(
            answer("candel") == [
                #"name: the light "candel" is unknown; did you mean "candle"?"#,
                #"glow: the light candle has no key "glow"; the keys are "name", "hours""#,
            ])
        #expect(
            answer("sunshine") == [#"name: the light "sunshine" is unknown; the lights are "lamp", "candle""#]
        )
    }

    @Test("Without a tag the list's usual kind is meant, if it has one")
    func usual() {
        #expect(read(fields()).problems == [#"the light has no "name"; write name: lamp"#])
        let list = KindList<Light>("light", usual: "candle", [Light.lamp, Light.candle])
        #expect(read(fields(("hours", .number(1))), list).light == .candle(.init(hours: 1)))
    }

    @Test("A list with further kinds is another value; the list itself stays as it is")
    func adding() {
        let short = KindList<Light>("light", [Light.lamp])
        let long = short.adding(Light.candle)
        #expect(short.names == ["lamp"] && long.names == ["lamp", "candle"])
        #expect(long.value(of: .candle(.init())) == fields(("name", .text("candle"))))
        #expect(short.value(of: .candle(.init())) == nil)
    }

    @Test(
        "A key that people know by another word is named; nothing is said of its value, and it is not missed")
    func knownKeys() {
        let found = read(
            fields(("name", .text("lamp")), ("brightness", .number(0.5)), ("nBulbs", .text("many"))))
        #expect(found.problems == ["nBulbs: the light lamp has no key \"nBulbs\"; write bulbs"])
    }

    @Test("A former name is read, with a note")
    func formerName() {
        let lights = KindList("light", [Light.lamp, Light.candle])
        var reader = Reader()
        let light = lights.read(
            fields(("name", .text("taper")), ("hours", .number(2))), at: [], into: &reader)
        #expect(light == .candle(Candle(hours: 2)))
        #expect(reader.problems.isEmpty)
        #expect(
            reader.notes.map(\.description) == [
                "name: the light \"taper\" is called \"candle\" now; write candle; taper is still read"
            ])
    }

    @Test("A name alone is answered with the mapping that it begins")
    func nameAlone() {
        let lights = KindList("light", [Light.lamp, Light.candle])
        for (written, meant) in [
            ("lamp", "{name: lamp, brightness: 0.7}"), ("torch", "{name: lamp, brightness: 0.7}"),
            ("wax", "{name: candle}"), ("cande", "{name: candle}"), ("?", "{name: lamp, brightness: 0.7}"),
        ] {
            var reader = Reader()
            #expect(lights.read(.text(written), at: [], into: &reader) == nil)
            #expect(
                reader.problems.map(\.description) == [
                    "the light must be a mapping, found the text \"\(written)\"; write \(meant)"
                ])
        }
    }

    @Test("A misspelled key of what a value is wrapped in is told once")
    func oneSlipOneMessage() {
        let wrapped = KindList<Int>(
            "box",
            [
                KindList.Entry(
                    Candle.kind,
                    outer: [
                        Field("count", \.self, .integer(0...9), "How many.", example: "3", isRequired: true)
                    ],
                    wrap: { _ in 0 }, unwrap: { _ in nil })
            ])
        var reader = Reader()
        #expect(
            wrapped.read(fields(("name", .text("candle")), ("cuont", .number(3))), at: [], into: &reader)
                == nil)
        #expect(
            reader.problems.map(\.description) == [
                "cuont: the box candle has no key \"cuont\"; did you mean \"count\"?"
            ])
    }
}
