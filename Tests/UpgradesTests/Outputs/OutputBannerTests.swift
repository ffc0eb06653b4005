import Testing

@testable import Upgrades

struct OutputBannerTests {
    @Test(arguments: [
        ("Oracle Enterprise Manager Cloud Control 13c Release 3  ", "13.3"),
        ("Oracle Enterprise Manager 24ai Release 1", "24.1"),
        ("Oracle Enterprise Manager Cloud Control 12c Release 5", "12.5"),
        ("Oracle Enterprise Manager 11g Release 1 Grid Control", "11.1"),
    ])
    func `a banner tells the release`(line: String, release: String) {
        #expect(OutputBanner(line)?.release == release)
    }

    @Test(arguments: [
        "Oracle Enterprise Manager", "Oracle Enterprise Manager Cloud Control 13c Release", "Release 3", "",
    ])
    func `less is no banner`(line: String) {
        #expect(OutputBanner(line) == nil)
    }

    @Test func `releases are compared as numbers`() throws {
        let banner = try #require(OutputBanner("Oracle Enterprise Manager Cloud Control 13c Release 5"))
        #expect(
            banner.isAtLeast(13, 5) && banner.isAtLeast(12, 9) && !banner.isAtLeast(13, 10) && !banner.isAtLeast(24, 1)
        )
    }
}
