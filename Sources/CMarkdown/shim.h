#pragma once
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <stddef.h>
#include <md4c.h>

/// The file that md4c was loaded from; NULL where it is not known. It tells its version in no other way.
static inline const char *descent_md4c_file(void) {
    Dl_info info;
    return dladdr((const void *)md_parse, &info) ? info.dli_fname : NULL;
}
