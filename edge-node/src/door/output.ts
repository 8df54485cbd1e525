/** A wire that opens a door. */
export interface DoorOutput {
  /**
   * Resolves once the door has been told to open; it closes again after the time by itself.
   *
   * @throws DoorFailed when the wire did not take it.
   */
  pulse(pulseMs: number): Promise<void>;
  close(): Promise<void>;
}

export class DoorFailed extends Error {
  override name = 'DoorFailed';
}
