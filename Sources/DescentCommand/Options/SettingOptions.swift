import ArgumentParser
import ReportBuilder

/// What a command line says otherwise than an experiment.
struct SettingOptions: ParsableArguments {
    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A value instead of the experiment's own, such as training.optimizer.learning-rate=0.1; may be repeated.",
            valueName: "key=value"),
        transform: { argument in
            if let setting = ExperimentSetting(argument) { return setting }
            throw ValidationError(
                "\"\(argument)\" is no setting; write KEY=VALUE such as training.updates=50.")
        })
    var settings: [ExperimentSetting] = []
}
