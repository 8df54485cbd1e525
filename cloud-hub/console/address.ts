/** Where in the console somebody is, and whose rows they look at: all of it in the hash, so that it can be sent and kept. */
export interface Address {
  /** `['gyms', '0198…']` */
  readonly path: readonly string[];
  readonly franchiseId: string | null;
  readonly gymId: string | null;
}

export const nowhere: Address = { path: [], franchiseId: null, gymId: null };

export function addressIn(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const filters = new URLSearchParams(query);
  return {
    path: path.split('/').filter(Boolean).map(decoded),
    franchiseId: filters.get('franchise'),
    gymId: filters.get('gym'),
  };
}

export function hashOf({ path, franchiseId, gymId }: Address): string {
  const filters = new URLSearchParams({
    ...(franchiseId === null ? {} : { franchise: franchiseId }),
    ...(gymId === null ? {} : { gym: gymId }),
  });
  const query = filters.size > 0 ? `?${filters}` : '';
  return `#/${path.map(encodeURIComponent).join('/')}${query}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
