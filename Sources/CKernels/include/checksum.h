/// What archives of arrays take: the checksum of zip, and numbers of their bytes.
#ifndef DESCENT_CHECKSUM_H
#define DESCENT_CHECKSUM_H

#include <stdint.h>

/// The cyclic redundancy check of ISO 3309 (reflected polynomial 0xEDB88320) of bytes that follow others
/// whose check is `before`, 0 for none.
uint32_t descent_crc32(uint32_t before, const void *bytes, long count);

/// The `count` numbers of double precision whose bytes stand at `offset`, the lowest first. The bytes reach that far.
void descent_doubles(const void *bytes, long offset, long count, double *numbers);

#endif
