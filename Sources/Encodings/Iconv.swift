import Glibc

/// A conversion of the C library, used for one character at a time.
///
/// Characters go in and out as numbers: the bytes of a code, most significant first.
@safe
struct Iconv: ~Copyable {
    private let handle: iconv_t

    /// Nil when the C library has no such conversion.
    init?(from source: String, to target: String) {
        let handle = unsafe iconv_open(target, source)
        // Failure is not null but (iconv_t) -1: iconv_open(3).
        guard let handle = unsafe handle, unsafe handle != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
        unsafe self.handle = handle
    }

    deinit {
        unsafe iconv_close(handle)
    }

    /// The code of 1 to 4 bytes that a code of `byteCount` bytes converts to; nil when there is none.
    func convert(_ code: UInt32, byteCount: Int) -> (code: UInt32, byteCount: Int)? {
        var source = (code << UInt32(8 * (4 - byteCount))).bigEndian
        var target: UInt32 = 0
        var sourceCount = byteCount
        var targetCount = 4
        let handle = unsafe self.handle
        let result = unsafe withUnsafeMutableBytes(of: &source) { source in
            unsafe withUnsafeMutableBytes(of: &target) { target in
                var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var into = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
                return unsafe iconv(handle, &from, &sourceCount, &into, &targetCount)
            }
        }
        guard result == 0, sourceCount == 0, targetCount < 4 else {
            unsafe iconv(handle, nil, nil, nil, nil)  // What was left of a failure is forgotten.
            return nil
        }
        return (UInt32(bigEndian: target) >> UInt32(8 * targetCount), 4 - targetCount)
    }
}
