extension UpgradeReport {
    /// The looks of ``html``: light, dark, narrow and on paper. Colour is never alone, the word stands beside it.
    static let style = """

        :root{color-scheme:light dark;--text:#1b1f24;--soft:#59636e;--paper:#fff;--raised:#f6f8fa;--line:#d1d9e0;\
        --link:#0b57d0;--good:#116329;--good-back:#dafbe1;--bad:#a40e26;--bad-back:#ffebe9;--warn:#7a4a00;\
        --warn-back:#fff3c7;--calm:#59636e;--calm-back:#eaeef2;--mark:#fff3a3}
        @media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9da7b1;--paper:#0d1117;--raised:#161b22;\
        --line:#30363d;--link:#79b8ff;--good:#6fdd8b;--good-back:#12301c;--bad:#ff9a94;--bad-back:#3c1518;--warn:#f2c14e;\
        --warn-back:#352a0d;--calm:#9da7b1;--calm-back:#21262d;--mark:#5a4a00}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:80rem;padding:1.5rem 1rem 4rem;color:var(--text);background:var(--paper);\
        font:15px/1.5 system-ui,"Hiragino Sans","Noto Sans CJK JP","Noto Sans JP",sans-serif}
        h1{font-size:1.5rem;line-height:1.3;margin:0 0 .8rem;overflow-wrap:anywhere}
        h2{font-size:1.15rem;margin:2.2rem 0 .6rem}h2 small{color:var(--soft);font-weight:400}
        a{color:var(--link)}
        .chips{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:.5rem 0}.label{color:var(--soft);margin-right:.2rem}
        .chip,.word{border-radius:1rem;padding:.1rem .65rem;white-space:nowrap;font-size:.85rem;background:var(--calm-back);\
        color:var(--calm)}.word{font-weight:700;display:inline-block;border-radius:.3rem;padding:0 .45rem}
        .chip.pass,.word.pass{background:var(--good-back);color:var(--good)}
        .chip.fail,.chip.conflict,.word.fail,.word.conflict{background:var(--bad-back);color:var(--bad)}
        .chip.warn,.chip.manual,.chip.unknown,.chip.waiting,.chip.deferred,.chip.none,.word.warn,.word.manual,\
        .word.unknown,.word.waiting,.word.deferred,.word.none{background:var(--warn-back);color:var(--warn)}
        .card,.note{border:1px solid var(--line);border-left:4px solid var(--bad);border-radius:.4rem;padding:.6rem 1rem;\
        margin:1rem 0;background:var(--raised)}.card.duty{border-left-color:var(--warn)}.note.pass,.card.duty.pass\
        {border-left-color:var(--good)}
        .card h2{margin:.1rem 0 .5rem;font-size:1rem}
        .blockers{list-style:none;margin:0;padding:0;max-height:22rem;overflow:auto}.blockers li{padding:.18rem 0}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        thead th{background:var(--raised);border-top:1px solid var(--line);white-space:nowrap}
        tbody th{font-weight:600;white-space:nowrap;width:1%}
        .checks td:nth-child(1){width:26%}.checks td:nth-child(2){width:30%}.checks td:nth-child(3),\
        .checks td:nth-child(5){width:7.5rem}
        .duty td:nth-child(2),.duty td:nth-child(4){min-width:14rem}
        .checks tr:not(.more) td:first-child{box-shadow:inset 4px 0 0 var(--line);padding-left:.9rem}
        .checks tr.fail td:first-child,.checks tr.conflict td:first-child{box-shadow:inset 4px 0 0 var(--bad)}
        .checks tr.pass td:first-child{box-shadow:inset 4px 0 0 var(--good)}
        .checks tr.warn td:first-child,.checks tr.manual td:first-child,.checks tr.unknown td:first-child,\
        .checks tr.waiting td:first-child,.checks tr.deferred td:first-child,.checks tr.none td:first-child\
        {box-shadow:inset 4px 0 0 var(--warn)}
        .checks tr:has(+ .more) td{border-bottom:0}.checks .more td{width:auto;padding:0 .6rem .5rem .9rem}
        tr:target td{background:var(--raised)}
        .id{color:var(--soft);font-size:.83rem}.when{white-space:nowrap;font-variant-numeric:tabular-nums}
        .waiver{margin:.3rem 0 0;padding:.2rem .5rem;border-left:3px solid var(--warn);background:var(--warn-back)}
        .mark{color:var(--warn);font-size:.83rem}
        code,pre{font:.83rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK JP",monospace}
        code{overflow-wrap:anywhere}
        pre{overflow:auto;background:var(--raised);border:1px solid var(--line);border-radius:.3rem;padding:.5rem .7rem;\
        margin:.4rem 0;max-height:26rem}
        td>pre{white-space:pre-wrap}
        pre i{color:var(--soft);font-style:normal;display:inline-block;min-width:2.6rem;padding-right:.9rem;text-align:right;\
        user-select:none}pre mark{background:var(--mark);color:inherit}
        details summary{cursor:pointer;color:var(--link);width:fit-content}details p{margin:.5rem 0 .2rem}
        ul.facts{margin:.4rem 0;padding-left:1.2rem}
        @media (max-width:44rem){body{padding:1rem .7rem 3rem}.checks thead{display:none}
        .checks,.checks tbody,.checks tr,.checks td{display:block;width:auto!important}
        .checks td{border:0;padding:.2rem .2rem .2rem .9rem}.checks tr:not(.more){padding-top:.5rem;border-top:1px solid var(--line)}
        .checks tr:not(.more) td{box-shadow:none!important}.checks tr:not(.more){box-shadow:inset 4px 0 0 var(--warn)}\
        .checks tr.na{box-shadow:inset 4px 0 0 var(--line)!important}
        .checks tr.fail,.checks tr.conflict{box-shadow:inset 4px 0 0 var(--bad)!important}
        .checks tr.pass{box-shadow:inset 4px 0 0 var(--good)!important}
        .checks td[data-label]:not(:first-child)::before{content:attr(data-label) ": ";color:var(--soft);font-size:.83rem}
        .plain tbody th{white-space:normal}}
        @media print{:root{--paper:#fff;--text:#000;--raised:#fff}body{max-width:none;padding:0;font-size:10pt}
        pre{max-height:none;white-space:pre-wrap}.blockers{max-height:none}tr,.card{break-inside:avoid}\
        .scroll{overflow:visible}a{color:inherit;text-decoration:none}}

        """
}
