import { createRequire } from 'node:module';
const require = createRequire('/work/wt-bench/package.json');
const pg = require('pg');
const { joinEmbedded } = await import('/work/wt-bench/src/server/platform/database/embedded/index.ts');
import fs from 'node:fs';
const dir = process.argv[2];
const j = await joinEmbedded({directory: dir+'/postgres', say: console.log});
const c = new pg.Client(j.connection); await c.connect();
await c.query("set statement_timeout=0");
for (const s of fs.readFileSync(0,'utf8').split(';').map(s=>s.trim()).filter(Boolean)) {
  console.log('>>', s.slice(0,200));
  const t=performance.now();
  const r = await c.query(s);
  for (const x of [r].flat()) { for (const row of (x.rows??[]).slice(0,60)) { const v=Object.values(row); console.log(v.length===1? v[0]: JSON.stringify(row)); } }
  console.log('  ', (performance.now()-t).toFixed(1),'ms');
}
await c.end(); await j.stop();
