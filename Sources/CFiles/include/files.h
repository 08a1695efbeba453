/// What Swift's overlay of the C library does not show of files, and what must be done inside a signal's handler.
#ifndef DESCENT_FILES_H
#define DESCENT_FILES_H

#include <stddef.h>
#include <stdint.h>

/// Gives a file another name unless something has that name. Returns 0, or -1 with errno set (EEXIST).
int descent_rename_new(const char *from, const char *to);

/// Takes the one lock of an open file or folder, which ends with its descriptor, waiting for it or not. Returns 0, or -1
/// with errno set (EWOULDBLOCK where somebody else has it).
int descent_lock(int descriptor, int waits);

/// Waits until all that was written into the file system of an open file or folder is on the disk. Returns 0, or -1 with
/// errno set.
int descent_flush_file_system(int descriptor);

/// Opens what stands beneath an open folder, for reading. Nothing that leads out of the folder is followed: no `..`, no
/// link. Returns a descriptor, or -1 with errno set.
int descent_open_beneath(int folder, const char *path);

/// Whether a path is on a file system that other machines change as well, of which this one is not told. 1 or 0.
int descent_is_remote(const char *path);

/// Makes a file that was not there, for writing; a signal removes it until `descent_temporary_end`. Returns its
/// descriptor, or -1 with errno set.
int descent_temporary_open(const char *path);

/// The file has got its place, or is gone.
void descent_temporary_end(const char *path);

/// Removes all temporary files, in the handler of a signal too; from then on nobody opens another, and the process must
/// end.
void descent_temporary_remove_all(void);

/// From now on SIGINT, SIGTERM and SIGHUP, unless they are ignored, remove temporary files and end the process at once
/// with 128 and the number of the signal.
void descent_clean_up_on_signals(void);

/// From now on a fault of the process removes temporary files and says one line: where there is no memory to be had any
/// more, that, and the process ends with 1; else that it is a fault of the program, and the process ends as it would have.
void descent_report_faults(void);

/// From now on a process that does nothing but wait for a thread that cannot be made ends likewise, after four seconds.
/// Returns 0, or an error number where not even the thread that watches can be made.
int descent_watch_shortage(void);

/// How many bytes of addresses the process may have; the largest number if there is no bound.
uint64_t descent_address_bound(void);

/// Watches over the process from a thread of its own: as soon as a bound is passed, temporary files are removed, one line
/// is said and the process ends with 4.
///
/// - seconds: the time from now on; 0 for no bound.
/// - bytes: the memory that the process may have resident; 0 for no bound. Counted where the system tells it (Linux).
/// - timeMessage, memoryMessage: what to say, with its line feed; must stay valid.
/// Returns 0, or the number of the error why there is no thread.
int descent_watch_budget(double seconds, uint64_t bytes, const char *timeMessage, const char *memoryMessage);

/// The commit that the program was built from, as `-DDESCENT_COMMIT=` told the compiler; empty where it did not.
const char *descent_commit(void);

/// From now on SIGINT and SIGTERM, unless they are ignored, are noted; the second one of a kind ends the process.
void descent_note_signals(void);

/// The number of the signal that was noted; 0: none.
int descent_noted_signal(void);

/// A fingerprint of bytes (FNV-1a, 64 bits): tells whether a file is what it was, not who changed it.
uint64_t descent_fingerprint(const void *bytes, size_t count);

#endif
