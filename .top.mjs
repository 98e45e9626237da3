import fs from 'node:fs';
const f=process.argv[2]; const p=JSON.parse(fs.readFileSync(f,'utf8'));
const byId=new Map(p.nodes.map(n=>[n.id,n])); const self=new Map(); let total=0;
const dt=p.timeDeltas; const par0=new Map(); for(const n of p.nodes) for(const c of n.children||[]) par0.set(c,n.id);
const rx=/^(listCustomers|getCustomer|addCustomer|handle)$/; const isReq=id=>{for(let k=id;k!==undefined;k=par0.get(k)) if(rx.test(byId.get(k).callFrame.functionName)&&byId.get(k).callFrame.url.includes('src/server')) return true; return false;};
let a=-1,b=-1; p.samples.forEach((id,i)=>{ if(isReq(id)){ if(a<0)a=i; b=i; } });
const cut=+(process.env.CUT??0); a=Math.floor(a+(b-a)*cut); p.samples.forEach((id,i)=>{ if(i<a||i>b) return; self.set(id,(self.get(id)||0)+dt[i]); });
const parent=new Map(); for(const n of p.nodes) for(const c of n.children||[]) parent.set(c,n.id);
const name=n=>`${n.callFrame.functionName||'(anon)'} ${n.callFrame.url.replace(/.*\/(node_modules|src)\//,'$1/')}:${n.callFrame.lineNumber+1}`;
const agg=new Map(), incl=new Map();
for(const [id,t] of self){ const n=byId.get(id); const nm=name(n); if(['(idle)','(program)'].some(x=>n.callFrame.functionName===x)) continue; total+=t; agg.set(nm,(agg.get(nm)||0)+t);
 const seen=new Set(); for(let k=id;k!==undefined;k=parent.get(k)){ const m=name(byId.get(k)); if(!seen.has(m)){seen.add(m); incl.set(m,(incl.get(m)||0)+t);} } }
console.log('total ms',total/1000);
function show(m,n){[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/total*100).toFixed(1).padStart(5)+'%',k))}; const show0=(m,n)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/total*100).toFixed(1).padStart(5)+'%',k));
const cat=new Map(); for(const [id,t] of self){ const n=byId.get(id); if(['(idle)','(program)'].includes(n.callFrame.functionName)) continue; const u=n.callFrame.url; let k=(u.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)||[])[1]|| (u.includes('/src/')?u.replace(/.*\/src\//,'src/'):u||n.callFrame.functionName); 
 if(!u){ /* attribute natives to parent */ let q=parent.get(id); const f=n.callFrame.functionName; if(f!=='(garbage collector)'&&f!=='writev'&&f!=='writeUtf8String'){ while(q!==undefined&&!byId.get(q).callFrame.url) q=parent.get(q); if(q!==undefined){const u2=byId.get(q).callFrame.url; k=(u2.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)||[])[1]||(u2.includes('/src/')?u2.replace(/.*\/src\//,'src/'):u2);} } }
 cat.set(k,(cat.get(k)||0)+t);} console.log('CATEGORY'); show(cat,40); console.log('SELF'); show(agg,+process.argv[3]||40); console.log('INCL'); show(incl,+process.argv[4]||60);
