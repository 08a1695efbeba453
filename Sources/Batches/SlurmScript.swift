/// The scripts of a sweep as an array of jobs of Slurm, and of the job that merges its shards.
package struct SlurmScript: Sendable {
    /// The path of descent, and its arguments.
    let command: String
    let file: String
    let folder: String
    let settings: [String]
    let tasks: Int
    let throttle: Int?
    let partition: String?
    let time: String?
    let cpus: Int
    let memory: String?

    package init(
        command: String, file: String, folder: String, settings: [String], tasks: Int, throttle: Int?,
        partition: String?, time: String?, cpus: Int, memory: String?
    ) {
        (self.command, self.file, self.folder, self.settings) = (command, file, folder, settings)
        (self.tasks, self.throttle, self.partition, self.time) = (tasks, throttle, partition, time)
        (self.cpus, self.memory) = (cpus, memory)
    }

    /// A text as one word of a shell.
    package static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy {
                ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x2B...0x3A).contains($0) || $0 == 0x5F
                    || $0 == 0x3D
            }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private var options: [String] {
        [partition.map { "--partition=\($0)" }, memory.map { "--mem=\($0)" }].compactMap { $0 }
    }

    private func script(_ options: [String], _ lines: [String]) -> String {
        (["#!/bin/bash"] + options.map { "#SBATCH \($0)" } + lines).joined(separator: "\n") + "\n"
    }

    /// Every task trains a shard. One that fails to start or is killed is tried once more.
    package var array: String {
        let limit = throttle.map { "%\($0)" } ?? ""
        let words =
            [command, "sweep", file, "-o", folder].map(Self.quoted)
            + settings.flatMap { ["--set", Self.quoted($0)] } + ["--jobs", "\(cpus)", "--shard"]
        return script(
            [
                "--job-name=descent-sweep", "--array=1-\(tasks)\(limit)", "--cpus-per-task=\(cpus)",
                "--requeue",
            ]
                + options + (time.map { ["--time=\($0)"] } ?? []),
            [
                "run() { \(words.joined(separator: " ")) \"$SLURM_ARRAY_TASK_ID/\(tasks)\"; }",
                "run; code=$?",
                "# 2: some runs failed, which they would do again. Everything else is tried once more.",
                "if [ $code -ne 0 ] && [ $code -ne 2 ]; then run; code=$?; fi",
                "[ $code -eq 2 ] && exit 0",
                "exit $code",
            ])
    }

    /// Brings the shards together when all tasks have ended, however they did.
    package var merge: String {
        script(
            ["--job-name=descent-merge"] + options,
            [[command, "merge", folder, "-o", folder].map(Self.quoted).joined(separator: " ")])
    }
}
