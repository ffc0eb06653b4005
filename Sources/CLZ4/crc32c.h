// CRC-32C by the processor's own instruction. Swift has no way to say it, and this module is the only C of the package.
//
// Only inline functions, so that the module stays one of headers; each returns the same numbers as the table in
// CRC32C.swift, which is used where the instruction is missing.
#ifndef LOCKSTEP_CRC32C_H
#define LOCKSTEP_CRC32C_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>

static inline int lockstep_crc32c_is_available(void) {
    unsigned int a = 0, b = 0, c = 0, d = 0;
    // Leaf 1, bit 20 of ECX: SSE 4.2.
    return __get_cpuid(1, &a, &b, &c, &d) && (c & (1u << 20)) != 0;
}

static inline uint32_t lockstep_crc32c(uint32_t state, const uint8_t *bytes, size_t count) {
    uint64_t wide = state;
    while (count >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        __asm__("crc32q %1, %0" : "+r"(wide) : "rm"(word));
        bytes += 8;
        count -= 8;
    }
    uint32_t narrow = (uint32_t)wide;
    while (count > 0) {
        __asm__("crc32b %1, %0" : "+r"(narrow) : "rm"(*bytes));
        bytes += 1;
        count -= 1;
    }
    return narrow;
}

#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>

static inline int lockstep_crc32c_is_available(void) { return 1; }

static inline uint32_t lockstep_crc32c(uint32_t state, const uint8_t *bytes, size_t count) {
    while (count >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        state = __crc32cd(state, word);
        bytes += 8;
        count -= 8;
    }
    while (count > 0) {
        state = __crc32cb(state, *bytes);
        bytes += 1;
        count -= 1;
    }
    return state;
}

#else

static inline int lockstep_crc32c_is_available(void) { return 0; }

static inline uint32_t lockstep_crc32c(uint32_t state, const uint8_t *bytes, size_t count) {
    (void)bytes;
    (void)count;
    return state;
}

#endif
#endif
