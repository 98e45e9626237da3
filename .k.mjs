import { findCustomerRow, listCustomerRows } from './src/server/business/customers/store.ts';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
const db = new Kysely({dialect:{createAdapter:()=>new PostgresAdapter(),createDriver:()=>new DummyDriver(),createIntrospector:d=>new PostgresIntrospector(d),createQueryCompiler:()=>new PostgresQueryCompiler()}});
const perms=new Map([['customers.read','own'],['customers.change','own'],['contacts.read','own']]);
const user={personId:'01a14c28-8781-73fc-9e1d-2e89a2d7f914',permissions:perms};
const N=20000;
async function bench(n,f){ for(let k=0;k<3;k++){ const t=process.cpuUsage(); for(let i=0;i<N;i++) await f(i); const d=process.cpuUsage(t); if(k==2) console.log(n,((d.user+d.system)/N).toFixed(1),'us'); } }
await bench('get build+compile+dummy exec',()=>findCustomerRow(db,user,user.personId));
await bench('list',()=>listCustomerRows({db,user},{ownerId:[user.personId],limit:50,sort:'-createdAt'},'customers.read'));
const cols=sql.raw('c.id, c.name, c.kind, c.industry, p.name as owner_name');
await bench('raw',()=>sql`select ${cols} from customers c left join people p on p.id=c.owner_id where c.id = ${user.personId} and c.deleted_at is null and ${sql`(${sql.ref('c.owner_id')} = ${user.personId} or exists (select from customer_collaborators k where k.customer_id = ${sql.ref('c.id')} and k.person_id = ${user.personId}))`}`.execute(db));
const c=sql`select 1`.compile(db);
await bench('executor only',()=>db.executeQuery(c));
import { NewCustomer, CustomerQuery } from './src/contract/business/customers.ts';
const body={name:'北京沃创汽车内饰集团有限公司',industry:'x',source:'web',level:'A',tags:['a'],phones:['010-91332146'],emails:['info@wochuang-auto.example'],employees:50,address:{country:'中国',region:'北京',city:'北京'}};
await bench('zod new',()=>NewCustomer.safeParse(body)); await bench('zod query',()=>CustomerQuery.safeParse({ownerId:user.personId,sort:'-createdAt'}));
