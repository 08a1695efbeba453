#include "checksum.h"

#include <string.h>

enum { slices = 16 };

// Sixteen bytes at a time, each looked up in a table of its own, after Kounavis and Berry: Novel Table
// Lookup-Based Algorithms for High-Performance CRC Generation, IEEE Transactions on Computers 57 (2008).
// The tables are made anew in every call, which takes some microseconds.
uint32_t descent_crc32(uint32_t before, const void *bytes, long count) {
    uint32_t table[slices][256];
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t value = byte;
        for (int bit = 0; bit < 8; bit++) value = value & 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        table[0][byte] = value;
    }
    for (int slice = 1; slice < slices; slice++)
        for (int byte = 0; byte < 256; byte++) {
            const uint32_t value = table[slice - 1][byte];
            table[slice][byte] = table[0][value & 255] ^ (value >> 8);
        }
    const unsigned char *p = bytes;
    uint32_t state = ~before;
    for (; count >= slices; count -= slices, p += slices) {
        unsigned char block[slices];
        memcpy(block, p, slices);
        for (int i = 0; i < 4; i++) block[i] ^= (unsigned char)(state >> (8 * i));
        state = 0;
        for (int i = 0; i < slices; i++) state ^= table[slices - 1 - i][block[i]];
    }
    for (; count > 0; count--, p++) state = table[0][(state ^ *p) & 255] ^ (state >> 8);
    return ~state;
}

void descent_doubles(const void *bytes, long offset, long count, double *numbers) {
    const unsigned char *p = (const unsigned char *)bytes + offset;
    for (long i = 0; i < count; i++, p += 8) {
        // Compilers make a copy of this.
        const uint64_t bits = (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24
            | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
        memcpy(numbers + i, &bits, 8);
    }
}
