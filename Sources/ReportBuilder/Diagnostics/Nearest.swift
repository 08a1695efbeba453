import Suggestions

typealias Nearest = Suggestions.Nearest

/// Finds what the user of a command line probably meant.
package enum Spelling {
    /// The candidate that takes the fewest typing slips to become `text` from, if it is near.
    package static func nearest(to text: String, among candidates: [String]) -> String? {
        Nearest.match(text, among: candidates)
    }
}
