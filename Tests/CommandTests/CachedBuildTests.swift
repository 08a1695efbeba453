import Foundation
import Testing

/// Builds of one course after edits, with a cache on disk, beside clean ones.
@Suite("Builds with a cache")
struct CachedBuildTests {
    /// Numbers from a seed: xorshift.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        signal(SIGTERM, SIG_DFL)
        try folder.write("title: Edited\n", to: "c/course.yaml")
        try folder.write("a,b\n1,2\n2,3\n", to: "c/data.csv")
        try folder.write("Included.\n", to: "c/_part.md")
        let experiment = "```experiment\nid: plain\n" + WorkFolder.neuron + "```\n"
        let chart = "```chart\nid: lines\nmarks: [{mark: line, data: data.csv, x: a, y: b}]\n```\n"
        try folder.write("---\ntitle: One\n---\n\n## A {#a}\n\n" + experiment, to: "c/one.md")
        try folder.write(
            "---\ntitle: Two\n---\n\n[](one.md), [](one.md#a), {{ one/plain.loss[1] }}.\n\n" + chart,
            to: "c/two.md")
        try folder.write("---\ntitle: Three\n---\n\n::: include _part.md\n", to: "c/part/three.md")
    }

    /// Edits as shell scripts; `$n` is another number each time.
    private static let edits = [
        "echo \"Word $n.\" >> c/one.md", "echo \"Word $n.\" >> c/two.md",
        "echo \"Word $n.\" >> c/part/three.md", "echo \"Included $n.\" > c/_part.md",
        "printf 'a,b\\n1,%s\\n2,3\\n' $n > c/data.csv", "sed -i \"s/title: T.*/title: T$n/\" c/two.md",
        "sed -i \"s/^## A/## A$n/\" c/one.md",
        "printf -- '---\\ntitle: New\\n---\\n\\n[](one.md)\\n' > c/new$n.md",
        "rm -f c/new*.md",
        "mkdir -p c/templates; echo '<i>{{title}}</i>{{{article}}}' > c/templates/page.mustache",
        "rm -rf c/templates", "for f in c/new*.md; do mv $f c/part/; done 2>/dev/null || true",
        // The same size and the same time.
        "cp -p c/one.md old; sed -i 's/One/Eno/; t; s/Eno/One/' c/one.md; touch -r old c/one.md",
        // Touched, into the past and the future.
        "touch -d 2001-01-01 c/*.md out/c/*", "touch -d 2100-01-01 c/*.md c/course.yaml out/c/*.html",
        "rm -rf cache", "for f in $(find cache -type f); do echo spoiled > $f; done",
        "for f in $(find cache -type f | head -2); do rm $f; done",
        "sed -i 's/Edited/Edited by hand/' out/c/one.html", "rm -f out/c/two.html", "rm -rf out",
        "\"$DESCENT\" build c -o out --cache cache --edition student",
        killed, twice,
    ]

    private static let killed = "a build that is killed"
    private static let twice = "two builds at once"

    /// Does an edit; `number` is another one each time.
    private func edit(_ script: String, _ number: UInt64) throws {
        switch script {
        case Self.killed:
            let process = try start()
            Thread.sleep(forTimeInterval: 0.01 * Double(number % 20 + 1))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        case Self.twice:
            _ = try folder.shell("echo \"Both \(number).\" >> c/one.md")
            let both = [try start(), try start()]
            for process in both { process.waitUntilExit() }
        default: _ = try folder.shell("n=\(number); \(script)")
        }
    }

    private func start() throws -> Process {
        let process = CommandLineRun.process(Self.build, in: folder.path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static let build = ["build", "c", "-o", "out", "--cache", "cache"]

    private func files(in name: String) -> [String: Data] {
        var files: [String: Data] = [:]
        let root = folder.path + "/" + name
        for name in FileManager.default.subpaths(atPath: root) ?? [] {
            files[name] = FileManager.default.contents(atPath: root + "/" + name)
        }
        return files
    }

    @Test(
        "After any edits, times, damages and other builds the pages are those of a clean build",
        arguments: 1...UInt64(ProcessInfo.processInfo.environment["DESCENT_LONG"] == "1" ? 100 : 3))
    func edits(seed: UInt64) throws {
        var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
        #expect(try folder.run(Self.build).status == 0)
        for round in 0..<6 {
            let edit = Self.edits[Int.random(in: Self.edits.indices, using: &random)]
            try self.edit(edit, seed * 10 + UInt64(round))
            let kept = try folder.run(Self.build)
            let clean = try folder.shell("rm -rf clean; \"$DESCENT\" build c -o clean --no-cache")
            #expect(kept.status == 0, "\(kept.errors)")
            #expect(files(in: "out/c") == files(in: "clean/c"), "\(edit) in round \(round) of \(seed)")
            let again = try folder.run(Self.build)
            #expect(again.output == clean.output.replacingOccurrences(of: "clean/", with: "out/"))
            #expect(again.errors == clean.errors.replacingOccurrences(of: "clean/", with: "out/"))
            #expect(files(in: "out/c") == files(in: "clean/c"), "again after \(edit)")
        }
    }

    @Test("A build that has nothing to do says the same and touches no file")
    func nothing() throws {
        let build = Self.build + ["--json"]
        try folder.write(
            "---\ntitle: Four\n---\n\nA claim.[^1]\n\n[^1]: A.\n[^2]: Unused.\n", to: "c/four.md")
        let first = try folder.run(build)
        #expect(first.output.contains("warning"))
        func times() throws -> [String: NSObject?] {
            try Dictionary(
                uniqueKeysWithValues: files(in: "out").keys.map { name in
                    let all = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out/\(name)")
                    return (name, all[.systemFileNumber] as? NSObject)
                })
        }
        let before = try times()
        for _ in 0..<2 {
            let next = try folder.run(build)
            #expect(next.output == first.output)
            #expect(next.errors == first.errors)
            #expect(try times() == before)
        }
        #expect(try folder.run(build + ["--sync"]).status == 0)
    }

    @Test(
        "What another folder got is built again where a link on the way was turned",
        arguments: ["ln -s other out", "mkdir -p out && ln -s ../other/c out/c"])
    func turnedLink(script: String) throws {
        #expect(try folder.shell("mkdir -p other/c && \(script)").status == 0)
        #expect(try folder.run("build", "c", "-o", "out", "--cache", "cache").status == 0)
        #expect(
            try folder.shell(
                "mkdir -p next/c; if [ -L out ]; then ln -sfn next out; else ln -sfn ../next/c out/c; fi"
            ).status == 0)
        #expect(try folder.run("build", "c", "-o", "out", "--cache", "cache").status == 0)
        #expect(folder.bytes(of: "next/c/index.html") == folder.bytes(of: "other/c/index.html"))
    }
}
