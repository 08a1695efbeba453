import Templates

/// What a page runs where scripts run. Without them nothing of the text is missing.
package enum PageScript: String, CaseIterable, Sendable, Hashable {
    /// Questions check themselves.
    case quiz
    /// Code has a button that copies it.
    case copy

    /// Beside the pages of a course.
    var path: String { "\(rawValue).js" }

    var source: String {
        switch self {
        case .quiz: Templates.quizScript
        case .copy: Templates.copyScript
        }
    }

    /// What it says, as its element carries it.
    private func attributes(_ words: PageWords) -> [HTMLAttribute] {
        switch self {
        case .quiz: []
        case .copy:
            [HTMLAttribute("data-copy", words[.copy]), HTMLAttribute("data-copied", words[.copied])]
        }
    }

    /// Its element in a page that holds all that it needs, or in one that has it beside it.
    ///
    /// - Parameter folder: how the page names the folder of the scripts; `nil` where it holds them.
    func element(in folder: String?, _ words: PageWords) -> HTMLNode {
        let own = attributes(words)
        guard let folder else {
            return .element("script", own, [.trusted(TrustedHTML(source))])
        }
        let address = HTMLAddress(folder + path)
        return address.map { .element("script", [.src($0), HTMLAttribute("defer")] + own, []) } ?? .empty
    }

    /// By which a policy knows it within a page.
    var hash: String { "'sha256-\(Base64.text(SHA256.digest(Array(source.utf8))))'" }
}
