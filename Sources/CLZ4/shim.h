// The frame interface of liblz4 (lz4frame.h includes the error codes that the frame functions return).
#include <lz4frame.h>
#include <lz4hc.h>

#include "crc32c.h"
