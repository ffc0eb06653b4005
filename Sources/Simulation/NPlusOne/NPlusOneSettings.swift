internal import Redundancy
internal import Replay

extension NPlusOneScenario {
    /// The keys of ``set(key:value:)`` besides `quiet`, in the order in which a scenario prints them.
    static let settingKeys = [
        "echo.interval", "retransmission.interval", "retransmissions", "discovery.interval", "discovery.rounds",
        "discovery.pause", "primary-discovery.interval",
    ]
    static let timingKeys = ["boot", "answer", "join", "download", "configuration"]

    /// Sets a key of `JoinSettings` (`echo.interval`, `retransmission.interval`, `retransmissions`, `discovery.interval`,
    /// `discovery.rounds`, `discovery.pause`, `primary-discovery.interval`), of ``NPlusOneTiming`` (`boot`, `answer`, `join`,
    /// `download`, `configuration`) or `quiet`.
    ///
    /// - Throws: ``SettingError`` for an unknown key, a value that is none and one out of its range.
    public mutating func set(key: String, value: String) throws(SettingError) {
        let setting = Setting(key: key, value: value)
        switch key {
        case "quiet": quietPeriod = try setting.time(from: .zero, to: Quantity.longest)
        case "echo.interval": settings.echoInterval = try setting.time(from: .seconds(1), to: .seconds(300))
        case "retransmission.interval":
            settings.retransmission = try setting.time(from: .milliseconds(100), to: .seconds(60))
        case "retransmissions": settings.retransmissions = Int64(try setting.number(in: 1...20))
        case "discovery.interval":
            settings.discoveryInterval = try setting.time(from: .milliseconds(100), to: .seconds(60))
        case "discovery.rounds": settings.mostDiscoveries = try setting.number(in: 1...100)
        case "discovery.pause": settings.silentInterval = try setting.time(from: .seconds(1), to: .seconds(3_600))
        case "primary-discovery.interval":
            settings.primaryDiscovery = try setting.time(from: .seconds(1), to: .seconds(3_600))
        case "boot": timing.boot = try setting.distribution()
        case "answer": timing.answer = try setting.distribution()
        case "join": timing.join = try setting.distribution()
        case "download": timing.download = try setting.distribution()
        case "configuration": timing.configuration = try setting.distribution()
        default: throw .unknownKey(key)
        }
    }

    /// The value in the words that ``set(key:value:)`` takes; nil for an unknown key.
    func value(of key: String) -> String? {
        switch key {
        case "echo.interval": Quantity.text(settings.echoInterval)
        case "retransmission.interval": Quantity.text(settings.retransmission)
        case "retransmissions": String(settings.retransmissions)
        case "discovery.interval": Quantity.text(settings.discoveryInterval)
        case "discovery.rounds": String(settings.mostDiscoveries)
        case "discovery.pause": Quantity.text(settings.silentInterval)
        case "primary-discovery.interval": Quantity.text(settings.primaryDiscovery)
        case "boot": Quantity.text(timing.boot)
        case "answer": Quantity.text(timing.answer)
        case "join": Quantity.text(timing.join)
        case "download": Quantity.text(timing.download)
        case "configuration": Quantity.text(timing.configuration)
        default: nil
        }
    }
}
