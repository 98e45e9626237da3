// usage: node .prof.mjs DIR scenarioFilter seconds [--prof]
import { spawn, fork } from 'node:child_process'; import { once } from 'node:events'; import fs from 'node:fs';
import pg from 'pg';
const [dir, filter, seconds='4', profFlag] = process.argv.slice(2);
const { joinEmbedded } = await import('./src/server/platform/database/embedded/index.ts');
const { makeScenarios } = await import('./bench/scenarios.ts');
const { signIn } = await import('./bench/people.ts');
const { freePort } = await import('./bench/program.ts');
const autocannon = (await import('autocannon')).default;
const port = await freePort();
const args = profFlag==='--prof' ? ['--cpu-prof','--cpu-prof-dir=/tmp/scratch/prof','--cpu-prof-interval=500'] : [];
const child = spawn(process.execPath, [...args,'/tmp/scratch/lk.js','start'], {env:{PATH:process.env.PATH,HOME:process.env.HOME,PORT:String(port),LATCHKEY_DATA:dir,LOG_LEVEL:'warn'},stdio:['ignore','ignore','inherit']});
const url=`http://127.0.0.1:${port}`;
for(;;){ try { if ((await fetch(url+'/api/status')).ok) break; } catch {} await new Promise(r=>setTimeout(r,50)); }
const j = await joinEmbedded({directory: dir+'/postgres', say(){}});
const pool = new pg.Pool({...j.connection, options:'-c statement_timeout=0', max:2});
const bareChild = fork('./bench/bare.ts',[],{env:{...process.env,BENCH_CONNECTION:JSON.stringify(j.connection)}});
const [bport] = await once(bareChild,'message');
const {rows, sellers} = JSON.parse(fs.readFileSync(dir+'/bench.json','utf8'));
const cookies={seller:await signIn(url,'seller'),reader:await signIn(url,'reader')};
const scs = await makeScenarios(pool,{ours:url,bare:`http://127.0.0.1:${bport}`,cookies},sellers,rows);
const since=new Date();
const pmPid = Number((await pool.query("select pg_backend_pid() pid")).rows[0].pid);
const ppid = Number(fs.readFileSync(`/proc/${pmPid}/stat`,'utf8').split(') ').at(-1).split(' ')[1]);
const cpu = (pid)=>{ const f=fs.readFileSync(`/proc/${pid}/stat`,'utf8').split(') ').at(-1).split(' '); return (Number(f[11])+Number(f[12]))*10; };
const pgcpu = ()=> fs.readdirSync('/proc').filter(n=>/^\d+$/.test(n)).reduce((s,p)=>{ try { const f=fs.readFileSync(`/proc/${p}/stat`,'utf8').split(') ').at(-1).split(' '); return Number(f[1])===ppid ? s+cpu(p):s;} catch {return s;} },0);
async function run({url,requests,headers},secs,name,pid){ const st = name&&process.env.STRACE ? spawn('strace',['-c','-f','-p',String(pid)],{stdio:['ignore','ignore','pipe']}) : null; let so=''; st?.stderr.on('data',d=>so+=d); if(st) await new Promise(r=>setTimeout(r,300));
  let k=0; const c0=cpu(pid), p0=pgcpu(); const own0=process.cpuUsage(); let n=0;
  const res = await new Promise((ok,no)=>{ const i=autocannon({url,connections:16,requests,duration:secs,...(headers&&{headers}),setupClient(each){const at=Math.floor(requests.length*k++/16); if(requests.length>1) each.setRequests([...requests.slice(at),...requests.slice(0,at)]);}},(e,d)=>e?no(e):ok(d)); i.on('response',()=>n++);});
  const own=process.cpuUsage(own0); if(st){ st.kill('SIGINT'); await once(st,'close'); console.log(name,'n',n); for (const l of so.split('\n')) { const m=/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$/.exec(l); if(m&&m[1]/n>0.02) console.log('   ',(m[1]/n).toFixed(2),m[2]); } }
  if(name) console.log(name.padEnd(6), String(Math.round(n/res.duration)).padStart(6)+'/s', 'server', ((cpu(pid)-c0)/n).toFixed(3),'pg',((pgcpu()-p0)/n).toFixed(3),'load',((own.user+own.system)/1000/n).toFixed(3),'ms/req','p99',res.latency.p99, 'non2xx',res.non2xx+res.errors+res.timeouts);
}
for (const s of scs.filter(s=>s.name.includes(filter))) { console.log(s.name);
  await run(s.ours,1,'',child.pid); await run(s.bare,1,'',bareChild.pid);
  for(let i=0;i<+(process.env.ROUNDS??2);i++){ await run(s.bare,+seconds,'bare',bareChild.pid); await run(s.ours,+seconds,'ours',child.pid); } }
await pool.query('delete from idempotency_keys'); await pool.query('delete from changes where at >= $1',[since]); await pool.query('delete from customers where created_at >= $1',[since]);
await pool.end(); bareChild.kill(); child.kill('SIGTERM'); await once(child,'exit'); process.exit();
