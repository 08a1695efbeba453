import Drawing
import LossLandscape
import Sweeps
import TrainingCore

/// What a figure is made from.
public struct FigureInput: Sendable, Hashable {
    /// The trainings that are drawn, in the order of the request.
    public var subjects: [Subject]
    /// What was asked for, by the options' names.
    public var options: [String: OptionValue]
    /// What figures of sweeps draw, and its name.
    package var sweep: SweptRuns?
    package var sweepID = ""

    /// Trainings, and options whose values fit their kinds.
    public init(subjects: [Subject], options: [String: OptionValue] = [:]) {
        self.subjects = subjects
        self.options = options
    }

    /// A sweep for figures of sweeps, and options whose values fit their kinds.
    package init(sweep: SweptRuns, id: String, options: [String: OptionValue] = [:]) {
        self.init(subjects: [], options: options)
        (self.sweep, sweepID) = (sweep, id)
    }
}

/// Why a figure cannot be made from what an author gave.
public struct FigureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as a sentence.
    public let message: String
    /// What to do about it.
    public let remedy: String
    /// The option that is to blame; `nil` for the block as a whole.
    public let option: String?

    /// An error with its remedy, at an option where it is one's.
    public init(_ message: String, remedy: String, option: String? = nil) {
        self.message = message
        self.remedy = remedy
        self.option = option
    }

    /// Message and remedy.
    public var description: String { "\(message) \(remedy)" }

    /// Of a size that was asked for and does not do.
    ///
    /// - Parameter reason: of a figure without room, as a clause.
    package static func noRoom(on size: Size, because reason: String, larger: Size) -> FigureError {
        func text(_ size: Size) -> String { "\(Int(size.width))x\(Int(size.height))" }
        return FigureError(
            "The figure has no room on \(text(size)): \(reason).",
            remedy: "Take \(text(larger)), or leave the size out.", option: "size")
    }

    /// Of a kind whose words are not known.
    static func unstated(_ kind: String) -> FigureError {
        FigureError("The words of `\(kind)` are its own.", remedy: "Make the figure itself.", option: "kind")
    }
}
