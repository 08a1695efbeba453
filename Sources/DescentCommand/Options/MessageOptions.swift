import ArgumentParser

/// Of verbs that print nothing as JSON but messages.
struct MessageOptions: ParsableArguments {
    @Flag(help: "Prints what is wrong as a JSON object a line, and nothing else, on the standard output.")
    var json = false

    @OptionGroup var quiet: QuietOption

    var style: MessageStyle { MessageStyle(form: json ? .lines : .text, isQuiet: quiet.quiet) }

    /// The same of a verb that prints what it computes.
    var resultStyle: MessageStyle {
        MessageStyle(form: style.form, isQuiet: style.isQuiet, hasResults: true)
    }
}

/// Of all verbs that say more than errors.
struct QuietOption: ParsableArguments {
    @Flag(help: "Says nothing but errors.")
    var quiet = false

    /// - Parameter json: whether the verb prints its results as JSON, and with it what keeps it from them.
    func style(json: Bool) -> MessageStyle {
        MessageStyle(form: json ? .lines : .text, isQuiet: quiet, hasResults: true)
    }
}
