// Which file may import which: docs/architecture.md, "Dependencies between modules" and "A module, by role", as rules.

/** Each feature module and those it may use, through their index.ts. Arrows point one way. */
const mayUse = {
  users: [],
  ledger: [],
  payouts: ['ledger', 'users'],
  services: ['users'],
  conversations: ['services', 'users'],
  search: ['services', 'users'],
  cards: ['users', 'services'],
  embed: ['users', 'services'],
  talks: ['services', 'users', 'cards', 'ledger', 'conversations'],
  posts: ['talks', 'services', 'users', 'embed', 'ledger'],
  reviews: ['talks', 'services', 'users'],
  receipts: ['talks', 'ledger', 'users'],
  reports: ['users'],
  reconciliation: ['talks', 'ledger', 'cards'],
  operator: ['users', 'services', 'search', 'conversations', 'cards', 'embed', 'talks', 'ledger', 'payouts', 'reviews', 'reports', 'notifications', 'reconciliation'],
  notifications: ['users', 'talks'],
};

const features = Object.keys(mayUse).join('|');
const roles = 'access|schema|reply|routes|store|actions|effects|jobs|pages?|mails|texts|events|index';
const source = '^platform/src/';
const test = '\\.(test|fixture)\\.ts$';

/** A file of a feature module that plays one of the roles; `sign-in-pages.ts` plays the role `pages`. */
const role = (names) => `${source}(${features})/.*\\b(${names})\\b[^/]*\\.ts$`;
const anyRole = role(roles);
const feature = `${source}(${features})/`;

/** A rule for everything but tests and their fixtures: what the files of `from` must not import. */
const forbid = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from: { pathNot: test, ...from }, to });

const arrows = Object.entries(mayUse).map(([module, used]) => forbid(
  `arrows of ${module}`,
  `${module} may use ${used.length === 0 ? 'no other module' : used.join(', ')}; where an arrow would point backwards, app.ts wires what the lower module offers.`,
  { from: { path: `${source}${module}/` },
    to: { path: feature, pathNot: `${source}(${[module, ...used].join('|')})/` } },
));

const throughTheDoor = Object.keys(mayUse).map((module) => forbid(
  `door of ${module}`,
  `Others use ${module} through its index.ts (and react to its events.ts) alone.`,
  { from: { path: source, pathNot: [`${source}${module}/`, `${source}app\\.ts$`, `${source}demo/`, test] },
    to: { path: `${source}${module}/`, pathNot: `${source}${module}/(index|events)\\.ts$` } },
));

/** The one file that plays two roles: it loads people and shapes them, because a person never leaves the server otherwise. Every other file without a role is domain, and pure. */
const loadsAndShapes = `${source}users/people\\.ts$`;

const byRole = [
  forbid('the core is pure', 'Domain files import primitives, domain files and the interfaces of rails: no package, no Node module, no other role.',
    { from: { path: feature, pathNot: [anyRole, test, loadsAndShapes] },
      to: { pathNot: [`${source}primitives/`, `${source}(${features})/index\\.ts$`, `${source}(${features})/(?!.*\\b(${roles})\\b[^/]*\\.ts$)`, `${source}rails/[a-z]+/rail\\.ts$`] } }),
  forbid('access decides on the domain', 'access.ts imports the domain alone.',
    { from: { path: role('access') }, to: { path: [role('schema|reply|routes|store|actions|effects|jobs|pages?'), 'node_modules'] } }),
  forbid('schema stands alone', 'schema.ts imports primitives, the fields of http and the schemas of lower modules.',
    { from: { path: role('schema') }, to: { path: [role('reply|routes|store|actions|effects|jobs|pages?'), `${source}(database|jobs|realtime|rails|site)/`] } }),
  forbid('reply shapes, it does not load', 'reply.ts imports schema and domain; of store and actions their types alone.',
    { from: { path: role('reply') }, to: { path: role('routes|store|actions|effects|jobs|pages?'), dependencyTypesNot: ['type-only'] } }),
  forbid('routes and pages go through actions', 'Rows are read and written by actions.',
    { from: { path: role('routes|pages?') }, to: { path: role('store') } }),
  forbid('store holds rows', 'store.ts imports the domain and the database.',
    { from: { path: role('store') }, to: { path: role('schema|reply|routes|actions|effects|jobs|pages?') } }),
  forbid('actions know no wire', 'actions.ts imports store and domain, never routes, replies or pages.',
    { from: { path: role('actions') }, to: { path: role('reply|routes|pages?') } }),
  forbid('texts are words', 'texts.ts imports primitives, other texts and types.',
    { from: { path: role('texts') }, to: { pathNot: [`${source}primitives/`, role('texts'), `${source}site/voice\\.ts$`], dependencyTypesNot: ['type-only'] } }),
  forbid('Sequelize stays in stores', 'Only store.ts and the database folder import Sequelize.',
    { from: { path: '^platform/', pathNot: [`${source}database/`, role('store'), '^platform/migrations/', test] }, to: { path: 'node_modules/sequelize' } }),
];

const layers = [
  forbid('primitives stand alone', 'Primitives import primitives, and of Node its digests.', { from: { path: `${source}primitives/` }, to: { pathNot: [`${source}primitives/`, '^(node:)?crypto$'] } }),
  forbid('infrastructure knows no feature', 'What every module stands on imports none of them.',
    { from: { path: `${source}(http|database|jobs|realtime|rails|site)/` }, to: { path: feature } }),
  forbid('the platform serves, it imports no client', 'platform/src never imports the SDK, the widget or browser code; main.ts serves the demo blog.',
    { from: { path: source, pathNot: [`${source}main\\.ts$`, test] }, to: { path: ['^sdk/', '^widget/', '^platform/web/', '^examples/'] } }),
  forbid('only app.ts knows everybody', 'Nobody imports the composition root but main.ts and the tests.',
    { from: { path: '^(platform|sdk|widget|examples)/', pathNot: [`${source}main\\.ts$`, test] }, to: { path: `${source}(app|main)\\.ts$` } }),
  forbid('browser code is on its own', 'platform/web imports the SDK, and of the server only words, primitives and pure files.',
    { from: { path: '^platform/web/', pathNot: ['/build[^/]*\\.ts$', test] },
      to: {
        path: ['^widget/', `${source}(http|database|jobs|realtime|rails|site)/`, role('access|schema|reply|routes|store|actions|effects|jobs|pages?|index'), '^tests/'],
        pathNot: `${source}site/(.*texts|phrases|voice|icon-list)\\.ts$`, dependencyTypesNot: ['type-only'],
      } }),
  forbid('the widget uses the types of the SDK', 'The widget weighs as little as it can: of the SDK it imports types alone.',
    { from: { path: '^widget/src/' }, to: { path: ['^sdk/', '^platform/', '^tests/'], dependencyTypesNot: ['type-only'] } }),
  forbid('the widget knows no server', 'The widget imports nothing of the platform.', { from: { path: '^widget/src/' }, to: { path: ['^platform/', '^tests/'] } }),
  forbid('the SDK stands alone', 'The SDK is published: it imports nothing of the rest.', { from: { path: '^sdk/src/' }, to: { path: ['^widget/', '^platform/', '^tests/', '^examples/'] } }),
  forbid('tests stay tests', 'What ships imports nothing made for tests.', { from: { path: '^(platform|sdk|widget)/', pathNot: test }, to: { path: ['^tests/', test] } }),
];

/** Rules for what is never right, wherever it stands. */
const everywhere = [
  { name: 'no cycles', comment: 'Two files that need each other, be it for their types, are one or need a third.', severity: 'error', from: {}, to: { circular: true } },
  { name: 'nothing unresolved', comment: 'The import leads nowhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

export default {
  forbidden: [...arrows, ...throughTheDoor, ...byRole, ...layers, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^sdk/src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'] },
  },
};
