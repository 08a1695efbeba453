#define _DEFAULT_SOURCE // madvise
#include "kernels.h"

#include <stdint.h>
#include <sys/mman.h>

void descent_prefer_large_pages(void *start, long bytes) {
#ifdef MADV_HUGEPAGE
    const uintptr_t large = 2 << 20;
    const uintptr_t from = ((uintptr_t)start + large - 1) / large * large;
    const uintptr_t to = ((uintptr_t)start + (uintptr_t)bytes) / large * large;
    // Advice: where it is not taken nothing changes.
    if (bytes > 0 && to > from) (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
    (void)start, (void)bytes;
#endif
}
