import Testing

/// What is said where the command was used wrongly.
@Suite("Wrong usage")
struct UsageTests {
    private let folder: WorkFolder

    init() throws { folder = try WorkFolder() }

    @Test(
        "Is one clause and what to do, as all errors are, and ends with 64",
        arguments: [
            (["trian", "x.yaml"], "there is no command \"trian\"", "did you mean descent train?"),
            (["help", "bild"], "there is no command \"bild\"", "did you mean descent build?"),
            (["xyzzy"], "there is no command \"xyzzy\"", "descent --help lists the commands"),
            (
                ["sweep", "tabel", "x"], "there is no file and no command of sweep \"tabel\"",
                "did you mean descent sweep table?"
            ),
            (
                ["train", "n.yaml", "--sed", "1"], "unknown option '--sed'",
                "did you mean '--seed'? See descent train --help."
            ),
            (
                ["train"], "missing expected argument '<experiment>'",
                "<experiment>: a file, a recording, lesson.md#id, or - for the standard input; see descent train --help"
            ),
            (
                ["train", "n.yaml", "--seed", "-1"], "--seed takes no negative number, found -1",
                "--seed <seed>: use this seed instead of the training's, also for weights and data without one of their own; "
                    + "see descent train --help"
            ),
            (
                ["predict", "n.yaml", "--input", "1,x"], "--input 1,x: \"x\" is not a number",
                "write a sample as 1,2.5,-3, or name a .csv file; see descent predict --help"
            ),
            (
                ["draw", "n.yaml", "--figure", "loss-histori", "-o", "x.png"],
                "there is no figure \"loss-histori\"",
                "did you mean loss-history? See descent draw --help."
            ),
            (
                ["train", "n.yaml", "--timeout", "5x"],
                "--timeout takes a time such as 90s, 5m or 2h, not \"5x\"",
                "--timeout <time>: end with exit code 4 after this time, such as 90s, 5m or 2h; see descent train --help"
            ),
        ])
    func usage(arguments: [String], message: String, help: String) throws {
        let run = try folder.run(arguments)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors == "descent: error: \(message)\n  help: \(help)\n")
    }

    @Test("A path is told whole, whatever signs it has")
    func paths() throws {
        let run = try folder.run("train", "my. Net; old.yaml")
        #expect(run.status == 1)
        #expect(run.errors == "descent: error: my. Net; old.yaml: there is no such file or folder\n")
    }
}
