import { readFileSync } from 'node:fs';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

const Reference = z.object({ $ref: z.string() });
const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const Union = z.object({ anyOf: z.array(Reference).min(1) });
const EventSchema = z.object({ properties: z.object({ type: z.object({ enum: z.array(z.string()).length(1) }) }) });

/** What is wrong with an event, `unknown` for a type that is not published, undefined for a valid one. */
export type Judge = (event: { readonly type: string }) => string | undefined;

/**
 * The server events as OpenAI publishes them.
 *
 * @param file `openapi.json` of github.com/openai/openai-openapi, OpenAPI 3.1.
 * @throws {StartRefused} where the file is not what it should be.
 */
export function publishedSchema(file: string): { readonly judge: Judge; readonly types: readonly string[] } {
  const parsed = Document.safeParse(readJson(file));
  const union = Union.safeParse(parsed.data?.components.schemas['RealtimeServerEvent']);
  if (!parsed.success || !union.success) {
    throw new StartRefused(`${file} has no schema "RealtimeServerEvent".`, remedy);
  }
  const { schemas } = parsed.data.components;
  // OpenAPI adds words of its own to JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', components: { schemas } });
  const byType = new Map(
    union.data.anyOf.map(({ $ref }) => {
      const { properties } = EventSchema.parse(schemas[$ref.split('/').at(-1) ?? '']);
      return [properties.type.enum[0] ?? '', ajv.compile({ $ref: `openapi${$ref}` })];
    }),
  );
  return {
    types: [...byType.keys()],
    judge: (event) => {
      const validate = byType.get(event.type);
      if (validate === undefined) return 'unknown';
      return validate(event) ? undefined : ajv.errorsText(validate.errors, { separator: '; ' });
    },
  };
}

const remedy = 'Give openapi.json of github.com/openai/openai-openapi.';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartRefused(`${file} cannot be read as JSON: ${(error as Error).message}.`, remedy, { cause: error });
  }
}
