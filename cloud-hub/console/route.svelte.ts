import { addressIn, hashOf, type Address } from './address.ts';

/** The page that is open, as the browser's address says. */
class Route {
  address: Address = $state.raw(addressIn(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.address = addressIn(location.hash)));
  }

  /** A link that keeps whose rows are looked at. */
  to(...path: string[]): string {
    return hashOf({ ...this.address, path });
  }

  go(...path: string[]): void {
    location.hash = this.to(...path);
  }

  lookAt(tenant: Pick<Address, 'franchiseId' | 'gymId'>): void {
    location.hash = hashOf({ ...this.address, ...tenant });
  }
}

export const route = new Route();
