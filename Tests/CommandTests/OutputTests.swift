import Foundation
import Testing

@Suite("Results that cannot be written, and where they are written to")
struct OutputTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
    }

    /// One line for every way in which the command prints a result.
    static let printing = [
        "train neuron.yaml", "train neuron.yaml --json", "predict neuron.yaml", "predict neuron.yaml --json",
        "gradients neuron.yaml", "curvature neuron.yaml", "figures", "figures --json", "figures loss-history",
        "surface neuron.yaml --x 'W1[0,0]=-1:1:5' --y 'W1[0,1]=0:2:3' -o s.npz", "new d", "check c",
        "build c -o out", "status old", "--help", "--version", "train --help", "help build", "",
        "--generate-completion-script bash",
    ]

    @Test("Every verb says that a full device took nothing, and ends with 1", arguments: printing)
    func fullDevice(arguments: String) throws {
        try makeCourse()
        let run = try folder.shell("\"$DESCENT\" \(arguments) > /dev/full")
        #expect(run.status == 1)
        #expect(Self.says(run.errors, "the disk is full", as: arguments), "\(run.errors)")
    }

    @Test("Every verb says that the standard output is closed, and ends with 1", arguments: printing)
    func closedOutput(arguments: String) throws {
        try makeCourse()
        let run = try folder.shell("\"$DESCENT\" \(arguments) >&-")
        #expect(run.status == 1)
        #expect(Self.says(run.errors, "it is closed", as: arguments), "\(run.errors)")
    }

    /// In one line of words, or where problems are asked for as JSON, in one of that.
    private static func says(_ errors: String, _ reason: String, as arguments: String) -> Bool {
        guard arguments.hasSuffix("neuron.yaml --json") else {
            return errors == "descent: error: standard output: \(reason)\n"
        }
        return errors.hasPrefix("{\"file\": \"standard output\", ") && errors.hasSuffix("}\n")
            && errors.contains("\"message\": \"\(reason)\"") && !errors.dropLast().contains("\n")
    }

    @Test("-o that leads to what is open already writes behind it and takes nothing away")
    func openFile() throws {
        let run = try folder.shell(
            "ln -s /dev/stdout l.csv; echo before > all.txt; "
                + "{ \"$DESCENT\" train neuron.yaml -o l.csv --json; echo after; } >> all.txt")
        #expect(run.status == 0, "\(run.errors)")
        let text = String(decoding: try #require(folder.bytes(of: "all.txt")), as: UTF8.self)
        #expect(text.hasPrefix("before\n") && text.hasSuffix("after\n"))
        #expect(text.contains("update,loss") && text.contains("\"loss\""))
    }

    private func makeCourse() throws {
        #expect(try folder.run("new", "c").status == 0)
        #expect(try folder.run("build", "c", "-o", "old").status == 0)
    }

    @Test("A file that may not grow is an error, and a reader that goes away is none")
    func otherOutputs() throws {
        let short = try folder.shell("trap '' XFSZ; ulimit -f 1; \"$DESCENT\" figures --json > x.json")
        #expect(short.status == 1 && short.errors.hasPrefix("descent: error: standard output: "))
        let piped = try folder.shell("\"$DESCENT\" figures --json | head -c 1")
        #expect(piped.output == "[" && piped.errors.isEmpty)
        let ignoring = try folder.shell("trap '' PIPE; \"$DESCENT\" figures --json | true")
        #expect(ignoring.errors.isEmpty)
    }

    @Test("A closed standard output never becomes the file of the results")
    func closedOutputIsNoFile() throws {
        #expect(try folder.run("train", "neuron.yaml", "-o", "a.csv").status == 0)
        #expect(try folder.shell("\"$DESCENT\" train neuron.yaml -o b.csv <&- >&- 2>&-").status == 1)
        #expect(folder.bytes(of: "a.csv") == folder.bytes(of: "b.csv"))
    }

    @Test(
        "An empty argument is wrong usage, wherever it stands",
        arguments: [
            ["build", "c", "-o", ""], ["build", ""], ["check", ""], ["new", ""], ["train", ""],
            ["train", "neuron.yaml", "-o", ""], ["train", "neuron.yaml", "--output="], ["status", ""],
            ["predict", "neuron.yaml", "--recording", ""], ["curvature", "neuron.yaml", "--density", ""],
            ["draw", "neuron.yaml", "--figure", "loss-history", "-o", ""],
            ["chart", "neuron.yaml", "-o", ""],
            ["surface", "neuron.yaml", "--x", "random=-1:1:3", "-o", "s.npz", "--resume", ""],
        ])
    func emptyArguments(arguments: [String]) throws {
        let run = try folder.run(arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains("the variable is not set"), "\(run.errors)")
        #expect(folder.names == ["neuron.yaml"])
    }

    @Test(
        "A course is not built into its own folder, nor into the name of a file",
        arguments: ["c", "c/", "./c", "c/../c", "link", "course.pdf", "site.HTML"])
    func refusedFolders(output: String) throws {
        #expect(try folder.run("new", "c").status == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/c")
        let before = folder.names
        let run = try folder.run("build", "c", "-o", output)
        #expect(run.status == 64 && run.errors.contains(output), "\(run.errors)")
        #expect(folder.names == before)
    }

    @Test("Pages may stand beside the lessons, and in a folder that is called like a file")
    func allowedFolders() throws {
        #expect(try folder.run("new", "c").status == 0)
        #expect(try folder.run("build", "c", "-o", ".").output == "./c/index.html\n")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/site.html", withIntermediateDirectories: false)
        #expect(try folder.run("build", "c", "-o", "site.html").status == 0)
    }

    @Test("A link given with -o stays, and what it leads to is replaced")
    func links() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: false)
        try folder.write("old", to: "real/old.csv")
        for (link, target) in [("one.csv", "real/old.csv"), ("two.csv", "real/new.csv")] {
            try files.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
            #expect(try folder.run("train", "neuron.yaml", "-o", link).status == 0)
            #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/" + link) == target)
            #expect(folder.bytes(of: target)?.starts(with: "update,".utf8) == true)
        }
        #expect(
            folder.names == ["neuron.yaml", "one.csv", "real", "real/new.csv", "real/old.csv", "two.csv"])
    }

    @Test("--atomic turns a link to a folder of its own, the same for the same pages")
    func atomic() throws {
        #expect(try folder.run("new", "c").status == 0)
        let files = FileManager.default
        let link = folder.path + "/site"
        #expect(try folder.run("build", "c", "-o", "site/", "--atomic").output == "site/c/index.html\n")
        let first = try files.destinationOfSymbolicLink(atPath: link)
        #expect(first.hasPrefix("site-") && folder.bytes(of: "site/c/index.html") != nil)
        #expect(try folder.run("build", "c", "-o", "site", "--atomic").status == 0)
        #expect(try files.destinationOfSymbolicLink(atPath: link) == first)
        let lesson = String(decoding: folder.bytes(of: "c/first-lesson.md") ?? [], as: UTF8.self)
        try folder.write(lesson.replacingOccurrences(of: "Ten", with: "10"), to: "c/first-lesson.md")
        #expect(try folder.run("build", "c", "-o", "site", "--atomic").status == 0)
        #expect(try files.destinationOfSymbolicLink(atPath: link) != first)
        #expect(folder.bytes(of: first + "/c/index.html") != nil)
        #expect(try folder.run("build", "c", "-o", "c2", "--atomic").status == 0)
        #expect(try folder.run("build", "c", "-o", "plain").status == 0)
        let refused = try folder.run("build", "c", "-o", "plain", "--atomic")
        #expect(refused.status == 1 && refused.errors.contains("only a link can be turned"))
    }

    @Test("A file that may grow no further is an error with words")
    func boundedFile() throws {
        let run = try folder.shell(
            "ulimit -f 1; \"$DESCENT\" train neuron.yaml -o n.npz > /dev/null")
        #expect(run.status == 1 && run.errors.contains("n.npz"), "\(run.status) \(run.errors)")
        #expect(run.errors.contains("larger than is allowed"), "\(run.errors)")
        #expect(!folder.names.contains { $0.hasSuffix(".npz") })
    }

    @Test(
        "A folder whose name a file has is told so", arguments: ["build c -o taken", "sweep s.yaml -o taken"])
    func takenName(arguments: String) throws {
        try makeCourse()
        try folder.write("", to: "taken")
        try folder.write("experiment: neuron.yaml\n", to: "s.yaml")
        let run = try folder.shell("\"$DESCENT\" \(arguments)")
        #expect(run.status == 1 && run.errors.contains("a folder is needed"), "\(run.errors)")
    }
}
