/// The messages of a log, for tools that are not ours.
public enum RecordSchema {
    /// The bytes of `lockstep.proto`.
    public static var text: [UInt8] { PackageResources.lockstep_proto }
}
