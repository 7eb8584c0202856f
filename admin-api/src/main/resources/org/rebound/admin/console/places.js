/** The pages there are, and where the frame offers them to whom. */

/** What is offered beside each page, in groups: its path, its icon, its title, the role it needs. */
export const PLACES = [
  [
    { path: '/', name: 'overview', title: 'page.overview', needs: 'read' },
    { path: '/mailings', name: 'mail', title: 'page.mailings', needs: 'read' },
    { path: '/lists/recipients', name: 'people', title: 'page.recipients', needs: 'read' },
  ],
  [
    { path: '/lists/blocked', name: 'blocked', title: 'page.blocked', needs: 'read' },
    { path: '/lists/complaints', name: 'complaint', title: 'page.complaints', needs: 'read' },
    { path: '/lists/bounces?kind=bounce', name: 'bounce', title: 'page.bounces', needs: 'read' },
    { path: '/lists/addresses', name: 'address', title: 'page.addresses', needs: 'read' },
  ],
  [
    { path: '/contacts', name: 'contact', title: 'page.contacts', needs: 'read' },
    { path: '/selections', name: 'selection', title: 'page.selections', needs: 'read' },
    { path: '/projects', name: 'project', title: 'page.projects', needs: 'read' },
  ],
  [
    { path: '/validate', name: 'check', title: 'page.validate', needs: 'validate' },
    { path: '/settings', name: 'settings', title: 'page.settings', needs: 'read' },
    { path: '/jobs', name: 'jobs', title: 'page.jobs', needs: 'read' },
    { path: '/audit', name: 'audit', title: 'page.audit', needs: 'read' },
  ],
];

const list = name => async () => {
  const { listPage } = await import('./pages/list.js');
  return { default: (parameters, query) => listPage(name, query) };
};

const collections = kind => async () => {
  const pages = await import('./pages/collections.js');
  return { default: (parameters, query) => pages.collectionsPage(kind, query) };
};

const members = kind => async () => {
  const pages = await import('./pages/collections.js');
  return { default: ({ id }, query) => pages.membersPage(kind, id, query) };
};

/** Patterns of paths, each with what loads its page. */
export const ROUTES = [
  ['/', () => import('./pages/overview.js')],
  ['/mailings', list('mailings')],
  ['/mailings/:id/recipients', () => import('./pages/mailing.js')],
  ['/lists/recipients', list('recipients')],
  ['/lists/blocked', list('blocked')],
  ['/lists/complaints', list('complaints')],
  ['/lists/bounces', list('bounces')],
  ['/lists/addresses', list('addresses')],
  ['/contacts', list('contacts')],
  ['/selections', collections('selection')],
  ['/selections/:id', members('selection')],
  ['/projects', collections('project')],
  ['/projects/:id', members('project')],
  ['/validate', () => import('./pages/validate.js')],
  ['/settings', () => import('./pages/settings.js')],
  ['/jobs', () => import('./pages/jobs.js')],
  ['/audit', list('audit')],
];
