import CLibFuzzer
import Glibc

// libFuzzer's callback takes no context, and calls in one thread.
nonisolated(unsafe) private var body: ([UInt8]) -> Void = { _ in }

/// Hands the body one input after the other, as the options of the command line say, until it traps or time is up.
public func fuzz(_ each: @escaping ([UInt8]) -> Void) -> Never {
    body = each
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
        LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            body(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    )
}

/// Stops the run with this input as a finding. Unlike `precondition`, it says why in a release build too.
public func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    guard condition else { fatalError(message()) }
}
