// libFuzzer as a library (compiler-rt, FuzzerInterface.h). A callback that returns 0 has taken its input.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *bytes, size_t count));
