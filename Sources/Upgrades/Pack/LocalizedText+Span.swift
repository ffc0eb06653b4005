extension LocalizedText {
    /// A span of time as people say it: `24 h`, `1 h 30 min`, `3 d 12 h`; 24 時間, 1 時間 30 分.
    ///
    /// Exact: every unit that is not zero is said. Days begin beyond two of them, since a limit of a day is told in hours.
    /// - Parameter seconds: any number; a negative one is said as such.
    public init(seconds: Int64) {
        let length = seconds.magnitude
        let days = length > 172_800 ? length / 86_400 : 0
        let rest = length - days * 86_400
        let units = [
            (days, "d", "日"), (rest / 3600, "h", "時間"), (rest / 60 % 60, "min", "分"), (rest % 60, "s", "秒"),
        ].filter { $0.0 > 0 }
        let sign = seconds < 0 ? "-" : ""
        self.init(
            english: sign + (units.isEmpty ? "0 s" : units.map { "\($0.0) \($0.1)" }.joined(separator: " ")),
            japanese: sign + (units.isEmpty ? "0 秒" : units.map { "\($0.0) \($0.2)" }.joined(separator: " "))
        )
    }
}
