// The parts of the script that are the same for every pack. Plain POSIX: it runs under dash, busybox and old ksh alike.

extension CollectorScript {
    static let opening = #"""
        #!/bin/sh
        # Collects the evidence of an upgrade check on this host: only commands that look, none that change.
        # usage: sh SCRIPT [FOLDER]      The archive is written into FOLDER, or here; its path is the last line printed.
        # 収集した証跡のアーカイブを FOLDER(省略時は現在のフォルダー)に書き、そのパスを最後の行に表示します。
        # What a command says is expanded by the shell that runs it.
        # shellcheck disable=SC2016
        set -u
        umask 077
        LANG=C LC_ALL=C TZ=UTC
        export LANG LC_ALL TZ

        """#

    static let functions = #"""

        longest=16777216
        grace=5
        count=0
        child=
        watcher=

        work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep.\#(String(repeating: "X", count: 6))" 2>/dev/null) || {
            work=${TMPDIR:-/tmp}/lockstep.$$
            # mkdir refuses what is there already, a link too.
            mkdir "$work" || exit 1
        }
        leave() {
            trap - EXIT
            [ -z "$watcher" ] || kill "$watcher" 2>/dev/null
            [ -z "$child" ] || end_all TERM
            rm -rf "$work"
            exit "$1"
        }
        trap 'leave $?' EXIT
        trap 'leave 129' HUP
        trap 'leave 130' INT
        trap 'leave 143' TERM
        mkdir "$work/items" "$work/run" || exit 1

        # A command becomes a process group of its own where setsid is, so that all of it can be ended.
        if command -v setsid >/dev/null 2>&1; then group=yes; else group=no; fi

        # Sends a signal to the command that runs: to its group, or to its shell and everything below it.
        end_all() {
            if [ "$group" = yes ]; then
                kill -s "$1" -- "-$child" 2>/dev/null || kill -s "$1" "$child" 2>/dev/null
            else
                for process in $(ps -A -o pid= -o ppid= 2>/dev/null | awk -v root="$child" '
                    { above[$1] = $2 }
                    END {
                        for (process in above) {
                            step = process
                            for (depth = 0; depth < 64 && step != root && step in above; depth++) step = above[step]
                            if (step == root) print process
                        }
                    }') "$child"; do
                    kill -s "$1" "$process" 2>/dev/null
                done
            fi
        }

        # Runs "$@" for at most $limit seconds; what it prints goes to run/raw.
        run_limited() {
            if [ "$group" = yes ]; then
                setsid "$@" >"$work/run/raw" 2>&1 </dev/null &
            else
                "$@" >"$work/run/raw" 2>&1 </dev/null &
            fi
            child=$!
            (
                seconds=0
                while [ "$seconds" -lt "$limit" ]; do
                    sleep 1
                    seconds=$((seconds + 1))
                done
                end_all TERM
                sleep "$grace"
                end_all KILL
            ) >/dev/null 2>&1 &
            watcher=$!
            wait "$child" 2>/dev/null
            kill "$watcher" 2>/dev/null
            wait "$watcher" 2>/dev/null
            watcher=
            child=
        }

        # Reports and stores one item: evidence, scope, limit, command, command as its header states it, variables.
        item() {
            evidence=$1 scope=$2 limit=$3 command=$4 written=$5
            shift 5
            count=$((count + 1))
            number=$(printf '%04d' "$count")
            raw=$work/run/raw
            output=$work/items/$number.output
            printf '%s  %s  %s\n' "$number" "$evidence" "$scope"
            rm -f "$raw" "$work/run/code"
            # The file tells an end of the command's own from one that the limit made.
            run_limited env "$@" /bin/sh -c '/bin/sh -c "$1"; echo "$?" >"$2"' sh "$command" "$work/run/code"
            collected=$(date -u '+%Y-%m-%dT%H:%M:%SZ')
            code=none whole=no
            if [ -s "$work/run/code" ]; then
                code=$(cat "$work/run/code")
                whole=yes
            fi
            [ -f "$raw" ] || : >"$raw"
            if [ "$(($(wc -c <"$raw")))" -gt "$longest" ]; then
                dd if="$raw" of="$work/run/cut" bs=65536 count=256 2>/dev/null
                mv "$work/run/cut" "$raw"
                whole=no
            fi
            # Zero bytes are lost in some versions of awk.
            tr -d '\000' <"$raw" >"$work/run/text"
            cmp -s "$raw" "$work/run/text" || whole=no
            # awk ends each line, also a last one that was cut.
            ended=yes
            [ -z "$(tail -c 1 "$work/run/text")" ] || ended=no
            if ! awk -v ended="$ended" -f "$work/run/withhold.awk" <"$work/run/text" >"$output"; then
                : >"$output"
                whole=no
            fi
            # Withholding may have made it longer than an archive may hold.
            if [ "$(($(wc -c <"$output")))" -gt "$longest" ]; then
                dd if="$output" of="$work/run/cut" bs=65536 count=256 2>/dev/null
                mv "$work/run/cut" "$output"
                whole=no
            fi
            rm -f "$raw" "$work/run/text"
            # shellcheck disable=SC2046
            set -- $(cksum <"$output")
            {
                printf 'evidence : %s\n' "$evidence"
                printf 'scope : %s\n' "$scope"
                printf 'command : %s\n' "$written"
                printf 'host : %s\n' "$host"
                printf 'exit-code : %s\n' "$code"
                printf 'collected-at : %s\n' "$collected"
                printf 'whole : %s\n' "$whole"
                printf 'bytes : %s\n' "$2"
                printf 'cksum : %s\n' "$1"
            } >"$work/items/$number.header"
        }

        """#

    /// What `SecretScanner` finds, in the words of awk; where the two differ, reading the archive finds the rest.
    static let filter = #"""

        cat >"$work/run/withhold.awk" <<'END_OF_FILTER'
        BEGIN {
            mark = "<secret withheld>"
            key = "[a-z0-9_.$#-]*(password|passwd|pwd|passphrase|password_?confirm(ation)?)[0-9]*"
            quote = "[\"']"
            blank = "[ \t]"
            name = "[a-z][a-z0-9_$#]*/"
        }
        # How many bytes of s are the secret that it begins with.
        function length_of(s, mode,    n, at, step) {
            if (mode == "line") { sub(/[ \t\r]+$/, "", s); return length(s) }
            if (mode == "paren") { n = index(s, ")"); return n ? n - 1 : length(s) }
            if (mode == "url") {
                if (match(s, /[ \t"'\/?#]/)) s = substr(s, 1, RSTART - 1)
                at = 0
                while ((step = index(substr(s, at + 1), "@")) > 0) at += step
                return at ? at - 1 : 0
            }
            if (mode == "at") return match(s, /[ \t"'@]/) && substr(s, RSTART, 1) == "@" ? RSTART - 1 : 0
            if (mode == "logon") n = match(s, /[ \t"'@;)]/)
            else if (mode == "member") n = match(s, /[ \t,}]/)
            else if (mode == "query") n = match(s, /[ \t"'&;]/)
            else if (mode == "value") n = match(s, /[ \t;)]/)
            else n = match(s, /[ \t"']/)
            return n ? n - 1 : length(s)
        }
        # Withholds what stands behind each place where the pattern fits.
        function withhold(s, pattern, mode,    out, low, opener, n) {
            out = ""
            low = tolower(s)
            while (match(low, pattern)) {
                n = RSTART + RLENGTH
                out = out substr(s, 1, n - 1)
                s = substr(s, n)
                low = substr(low, n)
                opener = substr(s, 1, 1)
                if (mode == "option" && opener == "-") continue
                if (mode == "quoted" && opener != "'") continue
                if (opener == "\"" || (opener == "'" && mode != "at" && mode != "url")) {
                    n = index(substr(s, 2), opener)
                    if (mode == "at" && (n == 0 || substr(s, n + 2, 1) != "@")) continue
                    out = out opener
                    s = substr(s, 2)
                    low = substr(low, 2)
                    n = n ? n - 1 : length(s)
                } else n = length_of(s, mode)
                if (n > 0 && substr(s, 1, length(mark)) != mark && substr(s, 1, n) !~ /^[*]+$/) {
                    out = out mark
                    s = substr(s, n + 1)
                    low = substr(low, n + 1)
                }
                if (s == "") break
            }
            return out s
        }
        function line_of(s) {
            if (in_key) {
                if (s ~ /-----END /) { in_key = 0; return s }
                return mark
            }
            if (s ~ /-----BEGIN .*PRIVATE KEY-----/) {
                if (s ~ /-----END /) {
                    sub(/PRIVATE KEY-----.*-----END /, "PRIVATE KEY-----" mark "-----END ", s)
                } else in_key = 1
                return s
            }
            if (s !~ /[@\/:=']/ && tolower(s) !~ /pass|pwd|identified/) return s
            if (tolower(s) !~ /^[ \t]*(old)?pwd=\//) {
                s = withhold(s, "[(]" key blank "*=" blank "*", "paren")
                s = withhold(s, "^[ \t\"'-]*" key quote "?" blank "*=>?" blank "*", "line")
                s = withhold(s, "[?&;]" key "=", "query")
                s = withhold(s, key quote "?" blank "+=>?" blank "*", "word")
                s = withhold(s, key quote "?=>?", "word")
            }
            if (tolower(s) ~ ("^[ \t\"'-]*" key quote "?" blank "*:" blank "*(\"[^\"]*\"|'[^']*'|[^ \t]+)[ \t\r]*$"))
                s = withhold(s, "^[ \t\"'-]*" key quote "?" blank "*:" blank "*", "line")
            s = withhold(s, "\"" key "\"" blank "*:" blank "*", "member")
            s = withhold(s, "(^|" blank ")-[a-z0-9_-]*(password|passwd|pwd|passphrase)" blank "+", "option")
            s = withhold(s, "identified" blank "+by" blank "+(values" blank "+)?", "value")
            s = withhold(s, "password" blank "+", "quoted")
            s = withhold(s, "[a-z][a-z0-9+.-]*://[^ \t\"'/?#@:]*:", "url")
            s = withhold(s, "(^|[^a-z0-9_$#/.-])" name, "at")
            s = withhold(s, "(^|" blank ")(connect|conn|sqlplus)" blank "+(-[^ \t]*" blank "+)*" quote "?" name, "logon")
            return s
        }
        NR > 1 { printf "\n" }
        { printf "%s", line_of($0) }
        END { if (NR > 0 && ended == "yes") printf "\n" }
        END_OF_FILTER

        """#

    static let beginning = #"""

        folder=${1:-.}
        host=$(uname -n | tr -cd 'A-Za-z0-9._-')
        started=$(date -u '+%Y-%m-%dT%H:%M:%SZ')
        # As an absolute path: the archive is made from another folder.
        folder=$(cd "$folder" && pwd) || exit 1


        """#

    static let closing = #"""

        cd "$work/items" || exit 1
        {
            printf 'lockstep-evidence : 1\n'
            printf 'pack : %s\n' "$pack"
            printf 'pack-version : %s\n' "$pack_version"
            printf 'pack-sha256 : %s\n' "$pack_digest"
            printf 'host : %s\n' "$host"
            printf 'created-at : %s\n' "$started"
            printf 'items : %s\n' "$count"
            [ "$count" -eq 0 ] || cksum [0-9]*.header [0-9]*.output
            printf 'end : MANIFEST\n'
        } >"$work/run/MANIFEST"
        mv "$work/run/MANIFEST" MANIFEST

        archive=$folder/lockstep-evidence-$host-$(printf '%s' "$started" | tr -d ':-').tar
        [ ! -e "$archive" ] || archive=${archive%.tar}-$$.tar
        set -- MANIFEST
        [ "$count" -eq 0 ] || set -- MANIFEST [0-9]*.header [0-9]*.output
        # No owner's or group's name of this host is asked for: the reader takes names and contents only.
        if ! tar cf "$archive.part" "$@" || ! mv "$archive.part" "$archive"; then
            rm -f "$archive.part"
            printf 'The archive could not be written: %s\n' "$archive" >&2
            exit 1
        fi
        printf '%s\n' "$archive"

        """#
}
