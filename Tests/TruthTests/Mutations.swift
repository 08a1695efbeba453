import LessonFigures

/// True statements made false in the ways in which figures go wrong.
struct Mutations {
    enum Way: String, CaseIterable { case percent, run, update, end, sibling }

    struct Mutation {
        let what: Way
        let statement: Statement
        let facts: Facts
    }

    private var all: [(statement: Statement, facts: Facts)] = []

    mutating func add(_ audit: FigureAudit) {
        let phrases = audit.figure?.words.all ?? [audit.table.caption]
        let cells = (0..<min(audit.table.rowCount, 4)).flatMap { audit.table.row($0).prefix(8) }
        for statement in (phrases + cells).flatMap(\.statements) where Self.isClear(statement, audit.facts) {
            all.append((statement, audit.facts))
        }
    }

    /// What is nothing but rounding cannot be told from what is a hundredth off.
    private static func isClear(_ statement: Statement, _ facts: Facts) -> Bool {
        guard let fact = facts[statement], fact.middle.isFinite else { return false }
        return fact.noise <= 0.002 * abs(fact.middle)
    }

    func make(_ count: Int) -> [Mutation] {
        guard !all.isEmpty else { return [] }
        let numbers = HardRun.noise(99, 40 * count)
        var made: [Mutation] = []
        for (index, number) in numbers.enumerated() where made.count < count {
            let (statement, facts) = all[Int((number + 1) / 2 * Double(all.count)) % all.count]
            let way = Way.allCases[index % Way.allCases.count]
            guard let value = value(statement, facts, way, index) else { continue }
            let mutant = statement.with(value: value)
            // Only what reads differently is another statement.
            guard mutant.text != statement.text, let old = Numeral(statement.text),
                let new = Numeral(mutant.text),
                abs(old.value - new.value) > 1.5 * max(old.half, new.half)
            else { continue }
            made.append(Mutation(what: way, statement: mutant, facts: facts))
        }
        return made
    }

    private func value(_ statement: Statement, _ facts: Facts, _ way: Way, _ index: Int) -> Double? {
        switch way {
        case .percent:
            let isCount = statement.value == statement.value.rounded() && statement.digits == .exact
            return isCount ? statement.value + 1 : statement.value * (index % 2 == 0 ? 1.01 : 0.99)
        case .run:
            let others = all.filter {
                $0.statement.quantity == statement.quantity && $0.statement.update == statement.update
                    && $0.facts.input.subjects != facts.input.subjects
            }
            return others.isEmpty ? nil : others[index % others.count].statement.value
        case .update, .end:
            guard let update = statement.update, update > 0 else { return nil }
            return facts.fact(statement.quantity, statement.subject, way == .update ? update - 1 : 0)?.middle
        case .sibling:
            let siblings = all.filter {
                $0.facts === facts && $0.statement.quantity != statement.quantity
                    && "\($0.statement.quantity)".prefix(5) == "\(statement.quantity)".prefix(5)
            }
            return siblings.isEmpty ? nil : siblings[index % siblings.count].statement.value
        }
    }
}
