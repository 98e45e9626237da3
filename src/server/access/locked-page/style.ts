/** How the page looks: the colours of `web/kit/palette.ts`, by the system's wish for light or dark. */
export const style = `:root{color-scheme:light dark;--line:light-dark(#e2e7e6,#2a3331);--quiet:light-dark(#56635f,#9aa8a4);--accent:light-dark(#0b665f,#4cc2b5);--warn:light-dark(#8f5a06,#dcae4c)}
*{box-sizing:border-box}
body{margin:0;background:light-dark(#fff,#121716);color:light-dark(#17201f,#e4ebe9);font:16px/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
:lang(zh-Hant){font-family:system-ui,-apple-system,"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC",sans-serif}
header,main,footer{max-width:42rem;margin:0 auto;padding:16px}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 24px;border-bottom:1px solid var(--line)}
header p{display:flex;align-items:center;gap:8px;margin:0;font-weight:600}
header nav a,header nav b{display:inline-block;padding:10px 12px 10px 0}
a{color:var(--accent)}
h1{font-size:24px;line-height:1.3;margin:16px 0 8px}
h2{font-size:15px;line-height:1.4;margin:24px 0 4px;color:var(--quiet);font-weight:600}
p{margin:4px 0}
ul{margin:4px 0;padding-left:1.2em}
li{margin:6px 0}
small,footer{color:var(--quiet);font-size:14px}
li small{display:block}
.note{border-left:3px solid var(--warn);padding:2px 0 2px 12px;margin:16px 0}
.left{font-variant-numeric:tabular-nums;font-weight:600}
footer{border-top:1px solid var(--line);margin-top:24px}
footer a{display:inline-block;padding:10px 16px 10px 0}
`;
