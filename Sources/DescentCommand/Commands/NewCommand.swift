import ArgumentParser
import ReportBuilder

struct NewCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Writes a small course to start from.",
        discussion: """
            EXAMPLES
              descent new my-course
              descent build my-course
            """)

    @Argument(help: ArgumentHelp("The folder to make; it must not exist or be empty.", valueName: "dir"))
    var folder: String

    @OptionGroup var messaging: MessageOptions

    var messages: MessageStyle { messaging.style }

    func run() throws {
        try withFiles { () throws(FileError) in
            try StarterCourse.write(to: folder)
        }
        Console.say(
            "Wrote \(folder)/course.yaml and \(folder)/first-lesson.md. Build them with: descent build \(folder)"
        )
    }
}
