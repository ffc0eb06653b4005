internal import Foundation
internal import Replay

/// The one place where the command line reads the clock.
enum SystemClock {
    static var now: Instant {
        var time = timespec()
        // CLOCK_REALTIME is always there; a failure could only be a bad address.
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
