/** Turns paths into pages, and links into paths, without loading the document again. */

let routes = [];
let show = () => {};

/**
 * Begins to route.
 *
 * @param {Array<[string, function]>} table patterns such as `/mailings/:id/recipients` with what
 *     loads the module of the page
 * @param {function} shown called with the loader, the parameters and the query of each new path
 */
export function startRouting(table, shown) {
  routes = table.map(([pattern, load]) => ({
    test: new RegExp(`^${pattern.replace(/:([a-z]+)/g, '(?<$1>[^/]+)')}/?$`),
    load,
  }));
  show = shown;
  window.addEventListener('popstate', arrive);
  document.addEventListener('click', follow);
  arrive();
}

/** Goes to a path of the console. */
export function go(path) {
  history.pushState(null, '', path);
  arrive();
}

/** Writes another query into the address of the page, which stays. */
export function rewriteQuery(query) {
  const text = query.toString();
  history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''));
}

/** Builds the page of the present path anew. */
export function arrive() {
  for (const { test, load } of routes) {
    const found = test.exec(location.pathname);
    if (found) {
      show(load, { ...found.groups }, new URLSearchParams(location.search));
      return;
    }
  }
  show(undefined, {}, new URLSearchParams());
}

function follow(event) {
  const link = event.target.closest?.('a[href^="/"]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (link && plain && !link.hasAttribute('download') && !event.defaultPrevented) {
    event.preventDefault();
    go(link.getAttribute('href'));
  }
}
