import ArgumentParser
import Batches
import ReportBuilder
import Sweeps

/// A sweep as an array of jobs of Slurm.
struct SlurmOptions: ParsableArguments {
    @Flag(help: "Writes the script of a Slurm job array into DIR, and submits it where sbatch is installed.")
    var slurm = false

    @Option(
        help: "With --slurm: into how many shards the runs are divided; 16, or fewer if there are fewer runs."
    )
    var tasks: Int?

    @Option(help: "With --slurm: how many of them run at the same time.")
    var throttle: Int?

    @Option(help: "With --slurm: the partition.")
    var partition: String?

    @Option(help: "With --slurm: the longest time of a task, as Slurm writes it: 01:00:00.")
    var time: String?

    @Option(help: "With --slurm: the processors of a task; 1.")
    var cpus: Int?

    @Option(help: "With --slurm: the memory of a task, as Slurm writes it: 2G.")
    var memory: String?

    @Flag(help: "With --slurm: writes the scripts, and does not submit them.")
    var dry = false

    func validate() throws {
        let isUsed =
            tasks != nil || throttle != nil || partition != nil || time != nil || cpus != nil || memory != nil
        if isUsed || dry, !slurm {
            throw ValidationError(
                "--tasks, --throttle, --partition, --time, --cpus, --memory and --dry go with --slurm.")
        }
        for (name, value) in [("tasks", tasks), ("throttle", throttle), ("cpus", cpus)] {
            if let value, !(1...100_000).contains(value) {
                throw ValidationError("--\(name) takes a number from 1 to 100000, not \(value).")
            }
        }
        for (name, value) in [("partition", partition), ("time", time), ("memory", memory)] {
            if let value,
                !value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.,".contains($0)) })
            {
                throw ValidationError("--\(name) takes letters, digits and -_:., not \"\(value)\".")
            }
        }
    }

    func submit(_ plan: SweepPlan, file: String, output: String, settings: SettingOptions) throws {
        let tasks = min(self.tasks ?? 16, plan.count)
        let script = SlurmScript(
            command: CommandPath.own, file: file, folder: output, settings: settings.settings.map(\.argument),
            tasks: tasks, throttle: throttle, partition: partition, time: time, cpus: cpus ?? 1,
            memory: memory)
        let (array, merge) = ("\(output)/sweep.sbatch", "\(output)/merge.sbatch")
        try withFiles { () throws(FileError) in
            try FileSystem.makeFolder(output)
        }
        // Tasks would tell it one by one.
        if let shard = Shard(1, of: tasks) {
            try withBatches { () throws(BatchError) in try SweepFolder(path: output).refuse(shard) }
        }
        try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(Array(script.array.utf8), to: array)
            try FileSystem.writeAtomically(Array(script.merge.utf8), to: merge)
        }
        print("\(array): \(plan.count) runs in \(tasks) tasks")
        guard !dry, CommandPath.find("sbatch") != nil else {
            Console.note(
                (dry ? "" : "sbatch is not installed here; ") + "to submit: job=$(sbatch --parsable "
                    + "\(SlurmScript.quoted(array))) && sbatch --dependency=afterany:$job \(SlurmScript.quoted(merge))"
            )
            return
        }
        guard let (code, job) = CommandPath.run("sbatch", ["--parsable", array]), code == 0, !job.isEmpty
        else {
            throw Console.fail("sbatch did not take \(array); its reason stands above")
        }
        let number = String(job.prefix { $0.isNumber })
        guard
            let (mergeCode, _) = CommandPath.run(
                "sbatch", ["--parsable", "--dependency=afterany:\(number)", merge]),
            mergeCode == 0
        else { throw Console.fail("sbatch did not take \(merge); its reason stands above") }
        print("submitted as job \(number)")
    }
}
