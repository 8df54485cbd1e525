import type { ShapeAnswer } from './shape-answer.ts';
import type { Offset } from './offset.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import type { ShapeRequest } from './shape-request.ts';

/** Where a follower of several shapes stands in one of them. */
export interface Standing {
  readonly definition: ShapeDefinition;
  readonly handle: string;
  readonly after: Offset;
}

export interface News {
  /** Those that may have something to tell. */
  readonly changed: readonly ShapeDefinition[];
  /** Up to here there is nothing in all the others. */
  readonly offset: Offset;
}

/** Who answers followers of shapes: this hub itself, or an Electric service behind it. They cannot tell which. */
export interface ShapeSource {
  /** @param gone Aborts when the caller hung up. */
  answer(definition: ShapeDefinition, request: ShapeRequest, gone: AbortSignal): Promise<ShapeAnswer>;
  /**
   * Waits for several shapes at once; absent where each has to be waited for by itself.
   *
   * @param ms The answer comes by then, with or without news.
   */
  news?(standings: readonly Standing[], ms: number, gone: AbortSignal): Promise<News>;
  /** Answers all who wait. */
  close(): Promise<void>;
}
