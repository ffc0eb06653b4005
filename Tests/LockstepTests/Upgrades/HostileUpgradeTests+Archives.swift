internal import Foundation
internal import Testing

extension HostileUpgradeTests {
    /// Archives, made with the shell's own tools as somebody would who means harm, or has a bad disk.
    private static let maker = """
        set -eu
        mkdir good && cd good
        printf '%s\\n' 'Oracle Enterprise Manager Cloud Control 13c Release 3' > 0001.output
        item() {
          set -- $(cksum 0001.output)
          printf '%s\\n' 'evidence : emkey-status' 'scope : oms/oms1' 'command : emctl status emkey' \\
            'host : oms1.example.com' 'exit-code : 0' "collected-at : $moment" 'whole : yes' "bytes : $2" \\
            "cksum : $1" > 0001.header
          printf '%s\\n' 'lockstep-evidence : 1' "pack : $pack" 'pack-version : 1.0.0' \\
            "pack-sha256 : $(printf '%064d' 0)" 'host : oms1.example.com' "created-at : $moment" 'items : 1' > MANIFEST
          cksum 0001.header 0001.output >> MANIFEST
          printf '%s\\n' 'end : MANIFEST' >> MANIFEST
        }
        pack() { tar --format=ustar -cf "../$1.tar" MANIFEST 0001.header 0001.output; }
        moment=2026-01-31T23:59:59Z pack=em-13.4
        item; pack good
        tar --format=ustar -cf ../unlisted.tar MANIFEST 0001.header 0001.output && printf x > 0002.output
        tar --format=ustar -rf ../unlisted.tar 0002.output; rm 0002.output
        cp ../good.tar ../twice.tar && tar --format=ustar -rf ../twice.tar 0001.output
        cp ../good.tar ../foreign.tar && printf x > other.txt && tar --format=ustar -rf ../foreign.tar other.txt
        cp ../good.tar ../upwards.tar && tar --format=ustar -rPf ../upwards.tar ../good/other.txt
        cp ../good.tar ../absolute.tar && tar --format=ustar -rPf ../absolute.tar "$PWD/other.txt"
        ln -s /etc/passwd 0003.output && cp ../good.tar ../link.tar && tar --format=ustar -rf ../link.tar 0003.output
        mkfifo 0004.output && cp ../good.tar ../pipe.tar && tar --format=ustar -rf ../pipe.tar 0004.output
        cp ../good.tar ../device.tar && tar --format=ustar --transform='s,.*,0005.output,' -rPf ../device.tar /dev/null
        truncate -s 17M 0006.output && cp ../good.tar ../huge.tar && tar --format=ustar -rf ../huge.tar 0006.output
        truncate -s 9G bomb && tar --format=posix -Scf ../bomb.tar bomb
        head -c 2000 ../good.tar > ../cut.tar
        printf '%s\\n' 'Release 4' >> 0001.output; pack changed
        item; mv 0001.output kept; head -c 5 kept > 0001.output; pack short
        mv kept 0001.output; moment=2199-01-31T23:59:59Z; item; pack future
        moment=2026-01-31T23:59:59Z pack=c9800-pair-upgrade; item; pack another
        gzip -c ../good.tar > ../good.tar.gz
        : > ../empty.tar
        """

    @Test func `an archive that no collector wrote is refused, and nothing of it is taken`() throws {
        let estate = try Estate(checked: false)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", Self.maker]
        process.currentDirectoryURL = estate.bench.folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        for (name, english, japanese) in [
            ("unlisted.tar", "the manifest states", "目録では"),
            ("twice.tar", "is there twice", "二つあります"),
            ("foreign.tar", "a collector writes no \"other.txt\"", "収集スクリプトが書かない名前"),
            ("upwards.tar", "leads upwards", "親フォルダーを指しています"),
            ("absolute.tar", "is an absolute path", "絶対パスです"),
            ("link.tar", "it holds a symbolic link", "シンボリックリンクを含んでいます"),
            ("pipe.tar", "it holds a pipe", "名前付きパイプを含んでいます"),
            ("device.tar", "it holds a device", "デバイスファイルを含んでいます"),
            ("huge.tar", "\"0006.output\" has 17825792 bytes", "17825792 バイトあります"),
            ("bomb.tar", "is refused at byte", "バイト目で拒否しました"),
            ("cut.tar", "its closing blocks are missing", "終端ブロックがありません"),
            ("changed.tar", "\"0001.output\" has", "「0001.output」が"),
            ("short.tar", "\"0001.output\" has 5 bytes", "「0001.output」が"),
            ("future.tar", "after the present", "より先です"),
            ("another.tar", "collected for the pack c9800-pair-upgrade", "ルールパック c9800-pair-upgrade 用"),
            ("good.tar.gz", "Unpack it (gunzip)", "展開 (gunzip)"),
            ("empty.tar", "brought with --evidence and --scope", "--evidence と --scope を付けて"),
        ] {
            try estate.refuses(Refusal(name, ["upgrade", "check", "spring", name], 3, english, japanese))
        }
        #expect(try estate.bench.run("upgrade", "check", "spring", "good.tar").code == 0)
    }
}
