import { departments, organisation, people, roles } from '#contract/access/people';
import { demandFresh, route, type Route } from '#access/gate';
import { makeDeviceLink, makePasswordLink } from '#access/sign-in';
import { invalid } from '#platform/problem';
import { addDepartment, changeDepartment, listDepartments, removeDepartment } from './departments.ts';
import { changeOrganisation, getOrganisation } from './organisation.ts';
import { demandOver } from './own-rights.ts';
import { addPerson, changePerson, getPerson, listPeople } from './people.ts';
import { addRole, changeRole, listRoles, removeRole } from './roles.ts';

/** Everybody sees who works here and how: names stand at every record. Changing it takes `people.manage`. */
export function peopleRoutes(publicUrl: string): Route[] {
  return [
    route(people.list, 'signedIn', (ctx, { query }) => listPeople(ctx, query)),
    route(people.get, 'signedIn', (ctx, { params }) => getPerson(ctx, params.id)),
    route(people.create, 'people.manage', (ctx, { body }) => addPerson(ctx, body)),
    route(people.change, 'people.manage', (ctx, { params, body, version }) =>
      changePerson(ctx, params.id, version, body),
    ),
    route(people.passwordLink, 'people.manage', async (ctx, { params }) => {
      const person = await getPerson(ctx, params.id);
      await demandOver(ctx, person.id);
      await demandFresh(ctx);
      if (person.email === null)
        throw invalid('/params/id', 'no_email', 'Signing in takes an e-mail address.');
      return makePasswordLink(ctx.db, person.id, publicUrl, ctx.now);
    }),

    route(people.deviceLink, 'people.manage', async (ctx, { params }) => {
      const person = await getPerson(ctx, params.id);
      await demandOver(ctx, person.id);
      await demandFresh(ctx);
      return makeDeviceLink(ctx.db, person.id, publicUrl, ctx.now);
    }),

    route(departments.list, 'signedIn', (ctx) => listDepartments(ctx)),
    route(departments.create, 'people.manage', (ctx, { body }) => addDepartment(ctx, body)),
    route(departments.change, 'people.manage', (ctx, { params, body, version }) =>
      changeDepartment(ctx, params.id, version, body),
    ),
    route(departments.remove, 'people.manage', (ctx, { params, version }) =>
      removeDepartment(ctx, params.id, version),
    ),

    route(roles.list, 'signedIn', (ctx) => listRoles(ctx)),
    route(roles.create, 'people.manage', (ctx, { body }) => addRole(ctx, body)),
    route(roles.change, 'people.manage', (ctx, { params, body, version }) =>
      changeRole(ctx, params.id, version, body),
    ),
    route(roles.remove, 'people.manage', (ctx, { params, version }) => removeRole(ctx, params.id, version)),

    route(organisation.get, 'signedIn', (ctx) => getOrganisation(ctx)),
    route(organisation.change, 'settings.manage', (ctx, { body, version }) =>
      changeOrganisation(ctx, version, body),
    ),
  ];
}
