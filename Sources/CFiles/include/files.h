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

/// Makes a file that was not there, for writing; a signal removes it until `descent_temporary_end`. Returns its
/// descriptor, or -1 with errno set.
int descent_temporary_open(const char *path);

/// The file has got its place, or is gone.
void descent_temporary_end(const char *path);

/// From now on SIGINT, SIGTERM and SIGHUP, unless they are ignored, remove temporary files and end the process at once
/// with 128 and the number of the signal.
void descent_clean_up_on_signals(void);

/// From now on SIGINT and SIGTERM, unless they are ignored, are noted; the second one of a kind ends the process.
void descent_note_signals(void);

/// The number of the signal that was noted; 0: none.
int descent_noted_signal(void);

/// A fingerprint of bytes (FNV-1a, 64 bits): tells whether a file is what it was, not who changed it.
uint64_t descent_fingerprint(const void *bytes, size_t count);

#endif
