// The import table of the house, as rules. test/architecture.spec.ts holds an example of every refusal.
// In these patterns $1 is the feature that the importing file belongs to.

const features = '^src/(?!kernel/|platform/)([^/]+)/';
const library = '(^|/)node_modules/';
const featureIndex = '^src/(?!kernel/|platform/|web/|demo/)[^/]+/index\\.ts$';
const featureModule = '^src/(?!kernel/|platform/)(?<feature>[^/]+)/\\k<feature>\\.module\\.ts$';
const anyIndex = '^src/[^/]+/index\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What goes round cannot be read, tested or loaded piece by piece.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-is-pure',
      comment:
        'The kernel imports itself, the calendar and the maker of ids: nothing else, no node built-in.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', `${library}(temporal-polyfill|uuid)/`] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Domain code imports its own domain and the kernel: no framework, no I/O, no node built-in.',
      severity: 'error',
      from: { path: '^src/([^/]+)/domain/' },
      to: { pathNot: ['^src/$1/domain/', '^src/kernel/'] },
    },
    {
      name: 'use-cases-know-no-technique',
      comment:
        "A use case speaks to its domain, the kernel, platform's ports and other features; " +
        "Nest's decorators are its only library.",
      severity: 'error',
      from: { path: '^src/([^/]+)/use-cases/' },
      to: {
        pathNot: [
          '^src/$1/(domain|use-cases)/',
          '^src/kernel/',
          '^src/platform/[^/]+/index\\.ts$',
          featureIndex,
          `${library}@nestjs/common/`,
        ],
      },
    },
    {
      name: 'use-cases-do-not-import-their-own-index',
      comment: 'The index is the door for others; inside one walks.',
      severity: 'error',
      from: { path: '^src/([^/]+)/use-cases/' },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'features-meet-at-the-index',
      comment: "Of another feature one sees its index; only wiring also sees the other's module.",
      severity: 'error',
      from: { path: features, pathNot: featureModule },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/(kernel|platform)/', anyIndex] },
    },
    {
      name: 'modules-wire-modules',
      comment: "A feature's module may import another feature's module or index, never what lies behind.",
      severity: 'error',
      from: { path: featureModule },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/(kernel|platform)/', anyIndex, featureModule],
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Technique serves every feature, so it can name none.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform|kernel)/' },
    },
    {
      name: 'web-knows-no-feature',
      comment: 'What all pages share serves every feature, so it can name none.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/', pathNot: '^src/(web|platform|kernel)/' },
    },
    {
      name: 'nothing-leans-on-the-demo',
      comment: 'The demo network is seeded from outside: the product must run without it.',
      severity: 'error',
      from: { path: '^src/(?!demo/)[^/]+/' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'the-top-is-imported-by-the-top',
      comment:
        'Entry points, the application module and the event routes know the house; no room knows them.',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'application-imports-modules',
      comment:
        "The application is a list of the features' modules and platform's, with the routes between them.",
      severity: 'error',
      from: { path: '^src/app\\.module\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/platform/', featureModule, '^src/event-routes\\.ts$'] },
    },
    {
      name: 'event-routes-name-features-only',
      comment: "The choreography is written in the features' own words: their events, their jobs.",
      severity: 'error',
      from: { path: '^src/event-routes\\.ts$' },
      to: { pathNot: featureIndex },
    },
    {
      name: 'entry-points-enter-by-the-door',
      comment: 'What starts the program reaches a feature by its index or its module.',
      severity: 'error',
      from: { path: '^src/(main|token|simulator)\\.ts$' },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/(kernel|platform)/', anyIndex, featureModule, '^src/dispatch/simulator/'],
      },
    },
    {
      name: 'production-has-what-it-imports',
      comment: 'The image holds no development package, and nothing that package.json does not name.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
