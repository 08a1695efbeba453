import Schema
import Sweeps
import Tables
import TrainingCore

extension SweepPlan {
    /// The plan as JSON, from which it can be made again; equal plans have equal texts, also those that were made of one.
    var text: String {
        let text = "\(JSONValue(written))"
        // What is read from JSON is kept otherwise than what is read from YAML, and so written otherwise.
        return JSONValue(parsing: text.utf8).map { "\(JSONValue($0.written))" } ?? text
    }

    init?(text: String) {
        guard let written = JSONValue(parsing: text.utf8)?.written else { return nil }
        var reader = Reader()
        guard let spec = SweepSpec.kind.read(written, at: [], called: "the sweep", into: &reader),
            let plan = try? SweepPlan(spec)
        else { return nil }
        self = plan
    }

    /// Complains where a store is of another sweep.
    func refuse(anotherThan stored: String, path: String) throws(BatchError) {
        guard stored != text else { return }
        let other = JSONValue(parsing: stored.utf8)
        let own = JSONValue(parsing: text.utf8)
        let keys = ["experiment", "vary", "seeds", "record"].filter { other?[$0] != own?[$0] }
        throw BatchError(
            path: path,
            reason:
                "this is the store of another sweep: \(keys.joined(separator: " and ")) differ\(keys.count == 1 ? "s" : ""); "
                + "take another folder, or remove this one")
    }
}
