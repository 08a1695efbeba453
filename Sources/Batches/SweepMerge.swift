import ReportBuilder
import Sweeps

/// Brings the stores of several folders together in one.
package enum SweepMerge {
    /// Adds the runs of all stores of some folders to that of the whole in a folder, which may be one of them. Stores stay
    /// as they are; stopped at any moment, the same again goes on.
    ///
    /// - Returns: what is in the whole then.
    package static func merge(_ folders: [SweepFolder], into target: SweepFolder) throws(BatchError)
        -> SweepSummary
    {
        let own = target.store(nil)
        var sources: [String] = []
        for folder in folders {
            let stores = try folder.stores()
            if stores.isEmpty {
                throw BatchError(path: folder.path, reason: "no sweep has been written into this folder")
            }
            sources += stores.filter { FileSystem.canonicalPath($0) != FileSystem.canonicalPath(own) }
        }
        // All of them are looked at before anything is written.
        var plan: SweepPlan?
        for path in sources {
            let found = try SweepStore(reading: path).plan
            try plan.map { (plan) throws(BatchError) in try plan.refuse(anotherThan: found.text, path: path) }
            plan = plan ?? found
        }
        if plan == nil, FileSystem.kind(of: own) != nil { plan = try SweepStore(reading: own).plan }
        guard let plan else { throw BatchError(path: target.path, reason: "there is nothing to merge") }
        do {
            try FileSystem.makeFolder(target.path)
        } catch {
            throw BatchError(error)
        }
        let store = try SweepStore(writing: own, plan)
        var known = Set(try store.runs())
        for path in sources {
            let results = try SweepStore(reading: path).results(withCurves: true)
            try store.append(results.filter { known.insert($0.run).inserted })
        }
        let summary = SweepSummary(shard: nil, runs: plan.count, tally: try store.tally())
        try summary.write(to: target.summary(nil))
        return summary
    }
}
