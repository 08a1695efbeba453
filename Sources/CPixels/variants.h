// One variant per processor generation in the same binary, chosen when the program is loaded. Needs the
// loader's indirect functions, which musl and other systems than Linux do not have.
#include <stdlib.h> // defines __GLIBC__ where it is

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && defined(__has_attribute)
// The thread sanitizer would watch the choice itself, which happens before it is up.
#if __has_feature(thread_sanitizer)
#elif __has_attribute(target_clones)
#define VARIANTS __attribute__((target_clones("default", "arch=x86-64-v3")))
#endif
#endif
#ifndef VARIANTS
#define VARIANTS
#endif

/// Part of each variant of the function that calls it. Vectors are passed by address: how they are passed
/// by value differs between the variants.
#define PART static inline __attribute__((always_inline))
