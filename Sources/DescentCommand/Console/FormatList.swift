import ArgumentParser
import CairoRenderer
import ReportBuilder

/// Formats on a command line: `png,svg`.
enum FormatList {
    /// - Parameter option: the option that takes the list, for messages.
    static func formats(in text: String, of option: String) throws -> [ImageFormat] {
        var formats: [ImageFormat] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(part).lowercased()
            guard let format = ImageFormat(rawValue: name) else {
                throw ValidationError(
                    unknown("format", String(part), among: ImageFormat.allCases.map(\.rawValue))
                        + " Write \(option) png,svg.")
            }
            guard !formats.contains(format) else {
                throw ValidationError("\(option) names the format \(name) twice.")
            }
            formats.append(format)
        }
        return formats
    }
}
