import CFiles
import SystemLibrary

/// How the process ends when not by itself: always without its temporary files.
extension FileSystem {
    /// From now on an interrupt ends the process at once and removes its temporary files.
    package static func cleanUpOnSignals() { descent_clean_up_on_signals() }

    /// From now on a fault of the process, such as memory that is not to be had, says one line.
    public static func reportFaults() { descent_report_faults() }

    /// From now on a process that has a bound for its addresses, and does nothing but wait for a thread that cannot be made,
    /// says one line and ends with 1.
    package static func watchShortage() {
        if descent_address_bound() != UInt64.max { _ = descent_watch_shortage() }
    }

    /// Whether the process may have less than a gibibyte of addresses, where threads with a heap and a stack each may be
    /// more than there is room for.
    package static var hasLittleAddressSpace: Bool { descent_address_bound() < 1 << 30 }

    /// Ends the process with 4 and a line on the standard error as soon as a bound is passed.
    ///
    /// - Parameters:
    ///   - time: seconds from now on, and what to say.
    ///   - memory: bytes that are resident, and what to say.
    /// - Returns: whether there is a thread that watches; none if the system gives no more.
    public static func endProcess(
        after time: (seconds: Double, message: String)?, above memory: (bytes: UInt64, message: String)?
    ) -> Bool {
        // The texts are needed as long as the process lives.
        descent_watch_budget(
            time?.seconds ?? 0, memory?.bytes ?? 0, strdup(time?.message ?? ""), strdup(memory?.message ?? "")
        ) == 0
    }
}
