import ArgumentParser
import ReportBuilder

/// An installed Chromium, or a browser made of it, which prints pages.
struct Chromium {
    let program: String

    /// What names the program, the first that is set.
    private static let variables = ["DESCENT_CHROMIUM", "CHROMIUM"]

    private static let names = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    ]

    private static let applications = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]

    /// The longest that printing may take, in seconds.
    private static let patience = 300

    /// The one that a variable names, else the first that is found.
    static func installed() throws -> Chromium {
        for variable in variables {
            guard let value = FileSystem.variable(variable), !value.isEmpty else { continue }
            guard let program = value.contains("/") ? program(value) : inPath(value) else {
                throw Console.fail(
                    "\(variable) names \"\(value)\", which is no program; name a Chromium, as in "
                        + "\(variable)=/usr/bin/chromium")
            }
            return Chromium(program: program)
        }
        guard
            let program = names.lazy.compactMap(inPath).first ?? applications.lazy.compactMap(program).first
        else {
            throw Console.fail(
                "--pdf needs Chromium, which is not installed; install it (apt install chromium, brew install "
                    + "--cask chromium), or name one with DESCENT_CHROMIUM=/path/to/chromium. Without it, "
                    + "--single-file writes a page that any browser prints")
        }
        return Chromium(program: program)
    }

    private static func inPath(_ name: String) -> String? {
        let folders = FileSystem.variable("PATH") ?? ""
        return folders.split(separator: ":").lazy.compactMap { program("\($0)/\(name)") }.first
    }

    private static func program(_ path: String) -> String? { FileSystem.isProgram(path) ? path : nil }

    // MARK: Printing

    /// The page as a PDF with bookmarks, without the date and the hour at which it was made.
    ///
    /// - Parameter page: HTML that needs nothing beside it.
    func pdf(of page: [UInt8]) throws -> [UInt8] {
        try FileSystem.inScratchFolder { folder in
            try print(page, in: folder)
        } failed: { error in
            Console.fail(error.description)
        }
    }

    private func print(_ page: [UInt8], in folder: String) throws -> [UInt8] {
        let (source, target, complaints) = ("\(folder)/page.html", "\(folder)/page.pdf", "\(folder)/errors")
        let end = try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(page, to: source)
            return try FileSystem.run(
                program, arguments(source, target, profile: "\(folder)/profile"), complaints: complaints,
                patience: Self.patience)
        }
        switch end {
        case .interrupted(let signal): throw ExitCode(128 + signal)
        case .tookTooLong:
            throw Console.fail(
                "\(program) has not printed the page in \(Self.patience / 60) minutes, and was ended; print lessons one "
                    + "by one")
        case .ended(let status):
            guard var bytes = try? FileSystem.read(target), status == 0,
                bytes.starts(with: Array("%PDF-".utf8))
            else {
                let said = ((try? FileSystem.read(complaints)) ?? []).split(separator: 0x0A).last
                throw Console.fail(
                    "\(program) did not print the page"
                        + (said.map { ": " + String(decoding: $0, as: UTF8.self).shortened(to: 200) } ?? "")
                        + "; try another one with DESCENT_CHROMIUM=/path/to/chromium")
            }
            Self.removeDates(from: &bytes)
            return bytes
        }
    }

    private func arguments(_ source: String, _ target: String, profile: String) -> [String] {
        var arguments = [
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--user-data-dir=\(profile)",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=\(target)",
        ]
        // It does not start in its sandbox for this user; nothing runs in the page, which says so itself.
        if FileSystem.isRoot { arguments.append("--no-sandbox") }
        return arguments + ["file://" + source.percentEncoded]
    }

    /// Overwrites when it was made with spaces, so that equal pages give equal bytes and all places in the file stay.
    private static func removeDates(from bytes: inout [UInt8]) {
        for key in ["/CreationDate (", "/ModDate ("] {
            let key = Array(key.utf8)
            var position = 0
            while let start = bytes[position...].firstRange(of: key)?.lowerBound,
                let end = bytes[start...].firstIndex(of: UInt8(ascii: ")"))
            {
                for index in start...end { bytes[index] = UInt8(ascii: " ") }
                position = end
            }
        }
    }
}

extension String {
    /// As the path of an address.
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain =
                byte < 0x80 && (character.isLetter || character.isNumber || "/-._~".contains(character))
            guard !isPlain else { return String(character) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
