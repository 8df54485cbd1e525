/** The page that is open, as the browser's address says: `#/members/0198…`. */
class Route {
  path: readonly string[] = $state.raw(pathIn(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.path = pathIn(location.hash)));
  }

  to(...path: string[]): string {
    return `#/${path.map(encodeURIComponent).join('/')}`;
  }
}

function pathIn(hash: string): string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

export const route = new Route();
