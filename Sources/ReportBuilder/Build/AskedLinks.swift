/// What a text was told of the places that it links to.
struct LinkAnswers: Sendable {
    fileprivate(set) var destinations: [String: LinkIndex.Destination] = [:]
    fileprivate(set) var texts: [String: String?] = [:]
    fileprivate(set) var places: [String: LinkIndex.Place?] = [:]
    fileprivate(set) var leftOut: [String: Bool] = [:]
    /// Whether something was asked of lessons whose text was not there.
    fileprivate(set) var isIncomplete = false

    /// Whether it would be told the same by another index.
    func hold(in links: LinkIndex, for lesson: Lesson, _ words: PageWords) -> Bool {
        destinations.allSatisfy { (try? links.destination(of: $0.key, from: lesson)) == $0.value }
            && texts.allSatisfy { links.text(of: $0.key, from: lesson, words) == $0.value }
            && places.allSatisfy { links.place(of: $0.key, from: lesson) == $0.value }
            && leftOut.allSatisfy { links.leavesOut($0.key) == $0.value }
    }
}

/// Asks a ``LinkIndex`` for the text of a lesson, and remembers what was answered.
final class AskedLinks {
    private let links: LinkIndex
    private let lesson: Lesson
    private(set) var answers = LinkAnswers()

    init(_ links: LinkIndex, for lesson: Lesson) {
        self.links = links
        self.lesson = lesson
    }

    /// What links lead to in the lesson itself, which is the same as long as its text is.
    var targets: LessonTargets? { links.targets(of: lesson) }
    /// For suggestions, which stand in messages alone.
    var ids: [String] { links.ids(for: lesson) }

    func destination(of address: String) throws(LinkIndex.Problem) -> LinkIndex.Destination {
        if links.needsText(for: address, from: lesson) { answers.isIncomplete = true }
        let destination = try links.destination(of: address, from: lesson)
        answers.destinations[address] = destination
        return destination
    }

    func text(of address: String, _ words: PageWords) -> String? {
        if links.needsText(for: address, from: lesson) { answers.isIncomplete = true }
        let text = links.text(of: address, from: lesson, words)
        answers.texts[address] = .some(text)
        return text
    }

    func place(of id: String) -> LinkIndex.Place? {
        if links.needsText(forID: id, in: lesson) { answers.isIncomplete = true }
        let place = links.place(of: id, from: lesson)
        answers.places[id] = .some(place)
        return place
    }

    func leavesOut(_ id: String) -> Bool {
        let isLeftOut = links.leavesOut(id)
        answers.leftOut[id] = isLeftOut
        return isLeftOut
    }
}
