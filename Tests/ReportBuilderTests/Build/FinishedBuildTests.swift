import Foundation
import Testing

@testable import ReportBuilder

@Suite("Builds that came to their end")
struct FinishedBuildTests {
    /// A course that has been built, and what is known of it.
    private struct Built {
        let test: TestCourse
        let build: KeptBuild

        init() async throws {
            let chart = """
                ```chart
                id: lines
                marks: [{mark: line, data: line.csv, x: a, y: b}]
                ```

                ::: include part/_more.md

                """
            test = try TestCourse(
                one: TestCourse.lesson(TestCourse.experiment + TestCourse.figure + chart),
                course: "title: Test\nlanguage: en\n")
            try test.folder.write("More.\n", to: "course/part/_more.md")
            try test.folder.write("a,b\n1,2\n2,3\n", to: "course/real.csv")
            try test.folder.link("course/line.csv", to: "real.csv")
            build = try KeptBuild(in: test.folder.path)
            #expect(try await build.build() == .whole)
        }

        var isDone: Bool { if case .same? = build.known?.state { true } else { false } }
    }

    @Test("A build of which nothing has changed is done, also when times were touched")
    func unchanged() async throws {
        let built = try await Built()
        #expect(built.isDone)
        let folder = built.test.folder.path
        for name in ["course/two.md", "out/course/index.html"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: "\(folder)/\(name)")
        }
        guard case .same(let renewed, isNewer: true)? = built.build.known?.state else {
            Issue.record("what was touched has no new stamp")
            return
        }
        try await Task.sleep(for: .milliseconds(100))
        guard case .same(let later, _) = renewed.state, case .same(_, isNewer: false) = later.state else {
            Issue.record("stamps are not kept")
            return
        }
        var other = built.build
        other.words = ["another"]
        #expect(other.known == nil)
        let cache = ResultCache(path: other.cache.path, program: "another")
        #expect(FinishedBuild.known(to: cache, as: built.build.words) == nil)
    }

    @Test(
        "Whatever changes of what was read or written, the build is not done",
        arguments: [
            "echo 'title: Tent' | cat - > course/course.yaml; echo 'language: en' >> course/course.yaml",
            "sed 's/lesson/lessen/' course/two.md > two; touch -r course/two.md two; cat two > course/two.md; touch -r two course/two.md",
            "echo '# New' > course/new.md", "rm course/two.md", "mv course/two.md course/three.md",
            "echo 'Nearer.' > course/part/_other.md; mkdir course/templates",
            "mkdir course/sub; echo Near > course/sub/_x.md; printf -- '---\\ntitle: A\\n---\\n' > course/sub/a.md",
            "echo 'Less.' > course/part/_more.md",
            "printf 'a,b\\n1,2\\n2,4\\n' > course/real.csv",
            "cp course/real.csv course/copy.csv; ln -sf copy.csv course/line.csv",
            "mkdir elsewhere; cp course/real.csv elsewhere; ln -sf ../elsewhere/real.csv course/line.csv",
            "mv course/part course/whole; ln -s whole course/part",
            "sed 's/Test/Tost/' out/course/index.html > i; cat i > out/course/index.html",
            "rm out/course/one.html", "rm out/course/.descent-manifest",
            "sed 's/finished/writing/' out/course/.descent-manifest > m; cat m > out/course/.descent-manifest",
            "touch out/course/.descent-0123456789abcdef.tmp", "mv out/course out/kept; ln -s kept out/course",
            "rm -r cache", "for f in $(find cache/finished -type f); do echo spoiled > $f; done",
        ])
    func changes(script: String) async throws {
        let built = try await Built()
        #expect(built.isDone)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-e", "-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: built.test.folder.path)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(!built.isDone, "\(script)")
    }

    @Test("A stamp is trusted only when the clock has gone on since")
    func youth() {
        func stamp(_ changed: Int64) -> FileStamp {
            FileStamp(device: 1, number: 2, size: 3, written: 5_000_000_001, changed: changed)
        }
        #expect(stamp(6_000_000_001).isYoung(at: 6_040_000_000))
        #expect(!stamp(6_000_000_001).isYoung(at: 6_060_000_000))
        // A clock that counts seconds.
        #expect(stamp(6_000_000_000).isYoung(at: 8_500_000_000))
        #expect(!stamp(6_000_000_000).isYoung(at: 9_100_000_000))
        // Of the future, as a clock that was set back leaves them.
        #expect(stamp(9_000_000_001).isYoung(at: 6_000_000_000))
    }

    @Test("What was another thing while it was read is not known")
    func torn() throws {
        let folder = try TemporaryFolder()
        let observer = FileObserver()
        try FileObservation.$observer.withValue(observer) {
            for text in ["one", "two"] {
                try folder.write(text, to: "file")
                _ = try FileSystem.read(folder.path + "/file")
            }
        }
        #expect(observer.facts == nil)
    }
}
