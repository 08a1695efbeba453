#pragma once
// Exchanging two folders in one step is a system call that Swift's overlay of the C library does not show.

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Gives each of two paths what stands at the other. Returns 0, or -1 with errno set.
static inline int descent_exchange(const char *a, const char *b) {
    const unsigned int renameExchange = 1u << 1;
    return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, renameExchange);
}
#else
#include <stdio.h>

/// Gives each of two paths what stands at the other. Returns 0, or -1 with errno set.
static inline int descent_exchange(const char *a, const char *b) {
    return renamex_np(a, b, RENAME_SWAP);
}
#endif
