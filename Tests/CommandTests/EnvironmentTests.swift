import Foundation
import Testing

@Suite("Pictures and their surroundings")
struct EnvironmentTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
    }

    /// A font configuration that replaces, thickens, slants, stretches and hints whatever it can.
    private static let hostile = """
        <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <dir>/usr/share/fonts</dir>
        <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>DejaVu Serif</string></edit>
        <edit name="weight" mode="assign"><const>black</const></edit></match>
        <match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit>
        <edit name="antialias" mode="assign"><bool>false</bool></edit>
        <edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
        <edit name="matrix" mode="assign"><times><name>matrix</name><matrix><double>2</double><double>0.5</double>
        <double>0</double><double>1</double></matrix></times></edit></match>
        </fontconfig>
        """

    @Test("A hostile or missing font configuration, locale, time zone or language changes no byte")
    func sameBytes() throws {
        try folder.write(Self.hostile, to: "hostile.conf")
        try folder.write("this is no XML", to: "broken.conf")
        let surroundings: [[String: String]] = [
            [:],
            ["FONTCONFIG_FILE": folder.path + "/hostile.conf"],
            ["FONTCONFIG_FILE": folder.path + "/broken.conf"],
            ["FONTCONFIG_FILE": "/nowhere/fonts.conf", "FONTCONFIG_PATH": "/nowhere"],
            [
                "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "LANGUAGE": "ja:fa", "PANGO_LANGUAGE": "ja",
                "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1",
            ],
        ]
        for output in ["x.png", "x.svg", "x.pdf", "p.svg"] {
            let page = output == "p.svg" ? ["--page"] : []
            var files: Set<[UInt8]> = []
            for environment in surroundings {
                let arguments = ["draw", "neuron.yaml", "--figure", "loss-history", "-o", output]
                let run = try folder.run(arguments + page, environment: environment)
                #expect(run.status == 0 && run.errors.isEmpty, "\(environment): \(run.errors)")
                files.insert(folder.bytes(of: output) ?? [])
            }
            #expect(files.count == 1, "\(output) differs")
        }
    }

    #if os(Linux)
        @Test(
            "Without the libraries that draw the command trains, and says what to install where it cannot draw"
        )
        func missingLibraries() throws {
            // The loader takes the first file of that name, and this is no library.
            try folder.write("", to: "libraries/libharfbuzz.so.0")
            let environment = ["LD_LIBRARY_PATH": folder.path + "/libraries"]
            let training = try folder.run(["train", "neuron.yaml"], environment: environment)
            #expect(training.status == 0 && training.errors.isEmpty, "\(training.errors)")
            let drawing = try folder.run(
                ["draw", "neuron.yaml", "--figure", "loss-history", "-o", "x.png"], environment: environment)
            #expect(drawing.status == 1)
            #expect(
                drawing.errors.contains("libharfbuzz.so.0, which draws, cannot be opened\n  help: install"))
            let version = try folder.run(["--version", "--verbose"], environment: environment)
            #expect(version.status == 0 && version.output.contains("HarfBuzz"), "\(version.output)")
        }
    #endif
}
