import CLZ4

/// Makes LZ4 frames: independent blocks, content size and content checksum.
///
/// Safe to use: the context is made once, never leaves the class and is freed with it.
@safe final class FrameCompressor {
    private let context: OpaquePointer

    init() {
        var context: OpaquePointer?
        let code = unsafe LZ4F_createCompressionContext(&context, UInt32(LZ4F_VERSION))
        guard LZ4F_isError(code) == 0, let context = unsafe context else {
            preconditionFailure("no memory for a compression context of LZ4")
        }
        unsafe self.context = context
    }

    deinit {
        unsafe LZ4F_freeCompressionContext(context)
    }

    /// Appends the LZ4 frame of `content` to `output`.
    ///
    /// - Complexity: O(n) in the content's bytes.
    func compress(_ content: RawSpan, appendingTo output: inout [UInt8]) {
        var preferences = LZ4F_preferences_t()
        // Small blocks for small frames: LZ4 sets memory aside for one block on both sides.
        preferences.frameInfo.blockSizeID = content.byteCount > 65_536 ? LZ4F_max256KB : LZ4F_max64KB
        preferences.frameInfo.blockMode = LZ4F_blockIndependent
        preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled
        preferences.frameInfo.contentSize = UInt64(content.byteCount)
        preferences.autoFlush = 1
        let start = output.count
        let bound = unsafe LZ4F_compressFrameBound(content.byteCount, &preferences)
        output.append(contentsOf: repeatElement(0, count: bound))
        let context = unsafe self.context
        let written = unsafe output.withUnsafeMutableBytes { target in
            unsafe content.withUnsafeBytes { source in
                // `target` has `bound` bytes behind `start`, which is what LZ4 asks for; each step says what it used.
                var place = start
                func step(_ result: Int) {
                    if LZ4F_isError(result) != 0 {
                        let words = unsafe String(cString: LZ4F_getErrorName(result))
                        preconditionFailure("LZ4 cannot compress: \(words)")
                    }
                    place += result
                }
                let base = target.baseAddress!
                step(unsafe LZ4F_compressBegin(context, base + place, target.count - place, &preferences))
                step(
                    unsafe LZ4F_compressUpdate(
                        context,
                        base + place,
                        target.count - place,
                        source.baseAddress,
                        source.count,
                        nil
                    )
                )
                step(unsafe LZ4F_compressEnd(context, base + place, target.count - place, nil))
                return place
            }
        }
        output.removeLast(output.count - written)
    }
}

/// Takes LZ4 frames apart, with one context and the caller's buffer for all of them.
///
/// Safe to use: the context is made once, never leaves the class and is freed with it.
@safe final class FrameDecompressor {
    private let context: OpaquePointer
    private let checksContent: Bool

    /// `checkingContent` verifies LZ4's own content checksum as well; the CRC-32C around it covers the same bytes, so
    /// that only `verify` pays for both.
    init(checkingContent: Bool) {
        var context: OpaquePointer?
        let code = unsafe LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
        guard LZ4F_isError(code) == 0, let context = unsafe context else {
            preconditionFailure("no memory for a decompression context of LZ4")
        }
        unsafe self.context = context
        checksContent = checkingContent
    }

    deinit {
        unsafe LZ4F_freeDecompressionContext(context)
    }

    /// Decompresses one whole LZ4 frame to exactly `byteCount` bytes at the beginning of `output`, which grows if needed.
    ///
    /// - Throws: LZ4's words, or the size that the data really has.
    func decompress(_ frame: RawSpan, to byteCount: Int, in output: inout [UInt8]) throws(DamageSign) {
        precondition(byteCount <= Limits.frameByteCount, "a frame's size was not checked: \(byteCount)")
        if output.count < byteCount {
            output = [UInt8](repeating: 0, count: byteCount)
        }
        var options = LZ4F_decompressOptions_t()
        options.stableDst = 1
        options.skipChecksums = checksContent ? 0 : 1
        let context = unsafe self.context
        let outcome: (result: Int, written: Int, read: Int) = unsafe output.withUnsafeMutableBytes { target in
            unsafe frame.withUnsafeBytes { source in
                // LZ4 writes at most `written` and reads at most `read` bytes, and says in both how many it used.
                var outcome = (result: 1, written: 0, read: 0)
                guard let from = source.baseAddress, let to = target.baseAddress else { return outcome }
                while outcome.result != 0 {
                    var written = byteCount - outcome.written
                    var read = source.count - outcome.read
                    outcome.result = unsafe LZ4F_decompress(
                        context,
                        to + outcome.written,
                        &written,
                        from + outcome.read,
                        &read,
                        &options
                    )
                    outcome.written += written
                    outcome.read += read
                    if LZ4F_isError(outcome.result) != 0 || (written == 0 && read == 0) { break }
                }
                return outcome
            }
        }
        if outcome.result != 0 {
            // A context that stopped in the middle of a frame would take the next frame for its continuation.
            unsafe LZ4F_resetDecompressionContext(context)
            if LZ4F_isError(outcome.result) != 0 {
                throw DamageSign(.decompression(unsafe String(cString: LZ4F_getErrorName(outcome.result))))
            }
            throw DamageSign(.decompression("the frame does not end where its header says"))
        }
        guard outcome.read == frame.byteCount else {
            throw DamageSign(
                .headerField(
                    field: "compressed byte count",
                    needed: UInt64(outcome.read),
                    found: UInt64(frame.byteCount)
                )
            )
        }
        guard outcome.written == byteCount else {
            throw DamageSign(
                .headerField(
                    field: "decompressed byte count",
                    needed: UInt64(outcome.written),
                    found: UInt64(byteCount)
                )
            )
        }
    }
}
