import type { ShapeAnswer } from './shape-answer.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import type { ShapeRequest } from './shape-request.ts';

/** Who answers followers of shapes: this hub itself, or an Electric service behind it. They cannot tell which. */
export interface ShapeSource {
  /** @param gone Aborts when the caller hung up. */
  answer(definition: ShapeDefinition, request: ShapeRequest, gone: AbortSignal): Promise<ShapeAnswer>;
  /** Answers all who wait. */
  close(): Promise<void>;
}
