public import Replay

/// An access point as the controller last told of it.
public struct AccessPointState: Hashable, Sendable {
    /// The radio's address, which keys every table of access points.
    public var mac: String
    public var name: String
    public var isJoined: Bool
    /// `AP Up Time` and `Association Up Time` in the words of `show ap uptime`; empty before any.
    public var uptime: String
    public var associationUptime: String
}

/// A wireless client as the controller last told of it. Only clients in RUN are carried over a switchover.
public struct WirelessClientState: Hashable, Sendable {
    public var mac: String
    public var accessPoint: String
    public var network: String
    public var state: String
}

extension AccessPointState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        for text in [mac, name, uptime, associationUptime] { bytes.append(text) }
        bytes.append(isJoined)
    }
}

extension WirelessClientState: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        for text in [mac, accessPoint, network, state] { bytes.append(text) }
    }
}

extension Array {
    /// The place of the element with `key` in an array that is in order of its keys, or where it belongs.
    func place<Key: Comparable>(of key: Key, by path: KeyPath<Element, Key>) -> (index: Int, isPresent: Bool) {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle][keyPath: path] < key { low = middle + 1 } else { high = middle }
        }
        return (low, low < count && self[low][keyPath: path] == key)
    }
}
