import Drawing

/// When the pictures of an animation stand, in milliseconds: the whole, then every stage, and again.
struct StageTimes {
    let pause: Int
    let stage: Int
    let count: Int

    var total: Int { pause + count * stage }

    /// A part of the total, in percent.
    func share(_ time: Int) -> String { DecimalText.short(100 * Double(time) / Double(total), places: 4) }
}

extension SceneMarkup {
    /// The whole scene, with the stages on its way there hidden beside it; a style sheet shows them one after
    /// the other on screens whose users have nothing against motion.
    static func document(_ whole: Scene, stages: [Scene], times: StageTimes) -> [UInt8] {
        var walk = SceneMarkup()
        walk.writeBackground(whole)
        let parts = StageParts(whole: whole.items, stages: stages.map(\.items))
        for (place, group) in parts.changing.enumerated() {
            for (number, items) in group.enumerated() where !items.isEmpty {
                walk.writeStage(number, items)
            }
            if place < parts.constant.count { walk.write(parts.constant[place]) }
        }
        return walk.document(whole, sheet: walk.styles.sheet + motion(times))
    }

    /// Stage 0 is the whole.
    private mutating func writeStage(_ number: Int, _ items: [SceneItem]) {
        body.beginElement("g")
        body.attribute("class") { $0.trusted(Array("s\(number)".utf8)) }
        if number > 0 {
            body.attribute("visibility", "hidden")
            body.attribute("aria-hidden", "true")
        }
        body.endTag()
        for item in items { write(item) }
        body.close("g")
    }

    /// A stage is visible for its share of the time, and begins that much before the end of a round.
    private static func motion(_ times: StageTimes) -> [UInt8] {
        var sheet = Markup()
        func add(_ text: String) { sheet.trusted(Array(text.utf8)) }
        for (name, time) in [("-whole", times.pause), ("-stage", times.stage)] {
            add("@keyframes ")
            sheet.id("")
            add("\(name){0%{visibility:visible}\(times.share(time))%,to{visibility:hidden}}")
        }
        add("@media screen and (prefers-reduced-motion:no-preference){")
        for number in 0...times.count {
            let start = number == 0 ? 0 : times.pause + (number - 1) * times.stage - times.total
            add("#")
            sheet.id("")
            add(" .s\(number){animation:\(times.total)ms step-end \(start)ms infinite ")
            sheet.id("")
            add(number == 0 ? "-whole}" : "-stage}")
        }
        add("}")
        return sheet.bytes
    }
}

/// What is the same in all stages, and what stands before, between and behind it in each of them.
private struct StageParts {
    var constant: [SceneItem] = []
    /// For every place the items of the whole, then of each stage; one place more than constant items.
    var changing: [[[SceneItem]]] = []

    init(whole: [SceneItem], stages: [[SceneItem]]) {
        let all = [whole] + stages
        let common = stages.map(Set.init).reduce(Set(whole)) { $0.intersection($1) }
        constant = whole.filter(common.contains)
        // Where the order differs, nothing counts as the same.
        let isAligned = stages.allSatisfy { $0.filter(common.contains) == constant }
        if !isAligned { constant = [] }
        changing = Array(
            repeating: Array(repeating: [], count: all.count), count: constant.count + 1)
        for (number, items) in all.enumerated() {
            var place = 0
            for item in items {
                if isAligned, common.contains(item) {
                    place += 1
                } else {
                    changing[place][number].append(item)
                }
            }
        }
    }
}
