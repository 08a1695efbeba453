import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Reading data from files and generators")
struct DataReaderTests {
    private func read(
        _ data: String, outputs: Int = 1, files: [String: [UInt8]] = [:]
    ) throws -> (experiment: Experiment?, text: String) {
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write(String(decoding: bytes, as: UTF8.self), to: name) }
        let layer = "{nodes: \(outputs), activation: identity, initialization: {scheme: zeros}}"
        let found = readExperiment(
            "network: {inputs: 2, layers: [\(layer)]}\ndata: {\(data)}\n",
            folder: CourseFolder(path: folder.path))
        return (found.experiment, found.text.replacing(folder.path, with: "DIR"))
    }

    private func csv(
        _ data: String, _ text: String, outputs: Int = 1
    ) throws -> (experiment: Experiment?, text: String) {
        try read("file: d.csv, \(data)", outputs: outputs, files: ["d.csv": Array(text.utf8)])
    }

    @Test("Names may hold commas and quotes, other columns texts, and a header is not needed")
    func tables() throws {
        let named = try csv("inputs: [\"a, b\", 'c\"d']", "name,\"a, b\",\"c\"\"d\",y\nx,1,2,3\ny,4,5,6\n")
        #expect(named.text.contains("data has no \"targets\""))
        let found = try csv(
            "inputs: ['a, b', 'c\"d'], targets: y", "name,\"a, b\",\"c\"\"d\",y\nx,1,2,3\ny,4,5,6\n")
        #expect(found.experiment?.data.inputs.nested == [[1, 2], [4, 5]], "\(found.text)")
        let bare = try csv("header: false, inputs: [2, 0], targets: [1]", "1,2,3\n4,5,6\n")
        #expect(bare.experiment?.data.inputs.nested == [[3, 1], [6, 4]], "\(bare.text)")
        #expect(bare.experiment?.data.targets.nested == [[2], [5]])
    }

    @Test("A missing value is an error with its place, unless a policy is chosen")
    func missing() throws {
        let text = "a,b,y\n1,2,3\n4,,6\nNA,8,9\n"
        let columns = "inputs: [a, b], targets: [y]"
        let refused = try csv(columns, text).text
        #expect(refused.contains("DIR/d.csv:3:3: error: expected a finite number, found nothing"))
        #expect(refused.contains("DIR/d.csv:4:1: error: expected a finite number, found \"NA\""))
        #expect(refused.contains("help: write it, or choose missing: drop or missing: mean"))
        #expect(try csv("missing: drop, \(columns)", text).experiment?.data.inputs.nested == [[1, 2]])
        #expect(
            try csv("missing: mean, \(columns)", text).experiment?.data.inputs.nested == [
                [1, 2], [4, 5], [2.5, 8],
            ])
        #expect(try csv("missing: guess, \(columns)", text).text.contains("\"guess\" is unknown"))
    }

    @Test(
        "Names of classes in a table stand for their numbers; of two classes of a hinge loss the first is −1")
    func classNames() throws {
        let columns = "inputs: [a, b], targets: kind"
        let text = "a,b,kind\n1,2,setosa\n4,5,virginica\n6,7,versi color\n"
        let named = try csv(
            "classes: [setosa, versi color, virginica], \(columns)", text, outputs: 3)
        #expect(
            named.experiment?.data.targets.nested == [[1, 0, 0], [0, 0, 1], [0, 1, 0]], "\(named.text)")
        let two = try csv("classes: [no, yes], \(columns)", "a,b,kind\n1,2,yes\n4,5,no\n6,7,1\n")
        #expect(two.experiment?.data.targets.nested == [[1], [0], [1]], "\(two.text)")
        let unnamed = try csv(columns, text).text
        #expect(unnamed.contains("DIR/d.csv:2:5: error: expected a finite number, found \"setosa\""))
        #expect(unnamed.contains("classes: [setosa, virginica, \"versi color\"]"), "\(unnamed)")
        #expect(unnamed.split(separator: "error:").count == 2, "\(unnamed)")
        let other = try csv("classes: [setosa, virginica], \(columns)", text).text
        #expect(
            other.contains(
                "4:5: error: the column \"kind\" has \"versi color\", which is none of the classes"),
            "\(other)")
        let folder = try TemporaryFolder()
        try folder.write("a,b,kind\n1,2,yes\n4,5,no\n", to: "d.csv")
        let hinge = readExperiment(
            "network: {inputs: 2, layers: [{nodes: 1, activation: identity, initialization: {scheme: zeros}}]}\n"
                + "loss: hinge\ndata: {file: d.csv, classes: [no, yes], \(columns)}\n",
            folder: CourseFolder(path: folder.path))
        #expect(hinge.experiment?.data.targets.nested == [[1], [-1]], "\(hinge.text)")
    }

    @Test("Class numbers become one-hot targets")
    func classes() throws {
        let columns = "inputs: [a, b], targets: y"
        let found = try csv("classes: 3, \(columns)", "a,b,y\n1,2,2\n4,5,0\n", outputs: 3)
        #expect(found.experiment?.data.targets.nested == [[0, 0, 1], [1, 0, 0]], "\(found.text)")
        let wrong = try csv("classes: 3, \(columns)", "a,b,y\n1,2,3\n", outputs: 3).text
        #expect(wrong.contains("2:14: error: target 0 must be the number of a class, found 3"), "\(wrong)")
        let list = try read("inputs: [[1, 2]], targets: [1], classes: 2", outputs: 2)
        #expect(list.experiment?.data.targets.nested == [[0, 1]])
    }

    @Test("Inputs and classes are called as is written, else as the columns of a file")
    func names() throws {
        func names(_ data: String, _ text: String = "a,b,y,z\n1,2,0,1\n4,5,1,0\n", outputs: Int = 1) throws
            -> DataNames?
        {
            let found = try csv(data, text, outputs: outputs)
            #expect(found.experiment != nil, "\(found.text)")
            return found.experiment?.names
        }
        #expect(try names("inputs: [b, a], targets: y")?.inputs == ["b", "a"])
        #expect(try names("inputs: [b, a], targets: y, names: [w, l]")?.inputs == ["w", "l"])
        #expect(try names("inputs: [a, b], targets: [y, z]", outputs: 2)?.classes == ["y", "z"])
        #expect(try names("header: false, inputs: [0, 1], targets: [2]", "1,2,3\n")?.input(1) == "x[1]")
        let named = try csv("inputs: [a, b], targets: y, classes: [no, yes]", "a,b,y\n1,2,0\n3,4,1\n")
        #expect(named.experiment?.data.targets.nested == [[0], [1]], "\(named.text)")
        let three = try csv("inputs: [a, b], targets: y, classes: [r, s, t]", "a,b,y\n1,2,2\n", outputs: 3)
        #expect(three.experiment?.data.targets.nested == [[0, 0, 1]], "\(three.text)")
        #expect(three.experiment?.names.className(2) == "t")
        let lists = try read("inputs: [[1, 2]], targets: [[0, 1]], classes: [no, yes]", outputs: 2)
        #expect(lists.experiment?.data.targets.nested == [[0, 1]], "\(lists.text)")
        let made = try read("generate: {name: moons, samples: 9}, classes: [left, right]")
        #expect(made.experiment?.names.classes == ["left", "right"], "\(made.text)")
    }

    @Test(
        "Names that do not fit are said at their place",
        arguments: [
            ("names: [a]", "error: there are 1 names for 2 inputs"),
            ("names: [a, a]", "error: the name \"a\" is there twice"),
            ("names: [a, ' ']", "error: name 2 is empty"),
            ("classes: [a, b, c]", "error: there are 3 names for 2 classes"),
        ])
    func wrongNames(keys: String, message: String) throws {
        if keys == "names: [a]" {
            let two = try read("inputs: [[1, 2]], targets: [[0, 1]], target-name: price", outputs: 2)
            #expect(
                two.text.contains("the name \"price\" is of a single target, and there are 2"), "\(two.text)")
            let one = try read("inputs: [[1, 2]], targets: [3], target-name: price")
            #expect(one.experiment?.names.target == "price", "\(one.text)")
        }
        let found = try read("inputs: [[1, 2], [3, 4]], targets: [0, 1], \(keys)")
        #expect(found.experiment == nil && found.text.contains(message), "\(found.text)")
    }

    @Test("A value that never closes its quotes is an error")
    func quotes() throws {
        let found = try csv("inputs: [a, b], targets: [y]", "a,b,y\n1,\"2,3\n").text
        #expect(found.contains("DIR/d.csv:2:3: error: a value in quotes has no end"), "\(found)")
    }

    @Test("Data are generated, split and standardized")
    func generators() throws {
        let found = try read(
            "generate: {name: moons, samples: 20, noise: 0.1, seed: 3}, test: {share: 0.25, seed: 2}, standardize: true"
        )
        let experiment = try #require(found.experiment, "\(found.text)")
        #expect(experiment.data.sampleCount == 15)
        #expect(experiment.test?.sampleCount == 5)
        #expect(experiment.preparation?.means.count == 2)
        let blobs = try read("generate: {name: blobs, samples: 9, classes: 4}", outputs: 4)
        #expect(blobs.experiment?.data.targets.columns == 4)
        let raw = DataGenerator(.xor, samples: 7, seed: 1).dataset()
        #expect(try read("generate: {name: xor, samples: 7}").experiment?.data == raw)
    }

    @Test(
        "What is wrong with data is said at its place",
        arguments: [
            ("generate: {name: moon, samples: 3}", "2:25: error: the generator \"moon\" is unknown"),
            ("generate: {name: moons}", "error: the generator moons has no \"samples\""),
            (
                "generate: {name: moons, samples: 3, turns: 2}",
                "2:44: error: the generator moons has no key \"turns\""
            ),
            (
                "generate: {name: xor, samples: 3, noise: -1}",
                "2:49: error: the noise must be a number that is not negative, found -1"
            ),
            (
                "generate: {name: xor, samples: 3}, inputs: [[1]]",
                "2:43: error: inputs needs data that are not generated"
            ),
            (
                "inputs: [[1, 2]], targets: [1], header: false",
                "2:40: error: header needs a file"
            ),
            (
                "inputs: [[1, 2]], targets: [1], test: 1.5",
                "2:46: error: the share of test samples must be a number above 0 and below 1, found 1.5"
            ),
            ("file: d.npy, inputs: [0, 1], targets: [2]", "2:14: error: DIR/d.npy: there is no such file"),
            (
                "file: '-', inputs: [0, 1], targets: [2]",
                "2:14: error: the standard input cannot be read here"
            ),
        ])
    func errors(data: String, message: String) throws {
        let found = try read(data).text
        #expect(found.contains(message), "\(found)")
    }
}
