internal import EventLog

/// What the first reading of a file tells: its digest, those of its known beginnings, and the survey.
struct FirstReading {
    var byteCount: UInt64 = 0
    var digest: ContentDigest
    /// The digests of the file's first bytes, for each length that was asked for and that it has.
    var digests: [UInt64: ContentDigest] = [:]
    var survey = CaptureSurvey()

    init(
        _ file: borrowing CaptureFile,
        lengths: [UInt64],
        upTo limit: UInt64 = .max
    ) throws(CaptureFileError) {
        var hasher = ContentHasher()
        var survey = CaptureSurvey()
        var marks = Array(Set(lengths)).sorted()[...]
        var digests: [UInt64: ContentDigest] = [:]
        var offset: UInt64 = 0
        var content: CaptureError?
        let name = file.name
        let count = try file.forEachChunk(upTo: limit) { chunk in
            if offset == 0 {
                do throws(CaptureError) {
                    try CaptureKind.requireText(chunk, name: name)
                } catch {
                    content = error
                }
            }
            var start = 0
            while let mark = marks.first, mark <= offset + UInt64(chunk.count) {
                let end = Int(mark - offset)
                // The raw bytes of a span of bytes: nothing is read as another type.
                unsafe hasher.update(chunk.extracting(start..<end).bytes)
                digests[mark] = hasher.finalize()
                start = end
                marks.removeFirst()
            }
            unsafe hasher.update(chunk.extracting(start..<chunk.count).bytes)
            offset += UInt64(chunk.count)
            if content == nil { survey.read(chunk) }
            return content == nil
        }
        if let content { throw .content(content) }
        guard count > 0 else { throw .content(CaptureError(name: name, problem: .empty)) }
        survey.finish()
        byteCount = count
        digest = hasher.finalize()
        digests[count] = digest
        self.digests = digests
        self.survey = survey
    }
}
