import type { Access } from '../src/access.ts';

export interface DescribedRoute {
  /** As `GET /api/users/:id`. */
  readonly name: string;
  readonly method: string;
  /** With an id that exists nowhere in the place of every parameter. */
  readonly path: string;
  readonly access: Access;
  readonly operation: {
    readonly summary?: string;
    readonly tags?: readonly string[];
    readonly security?: unknown;
    readonly parameters?: unknown;
  };
}

const nowhere = '019a9f00-0000-7000-8000-00000000dead';

/** Every route that the hub says it has. */
export async function readRoutes(hubUrl: string): Promise<DescribedRoute[]> {
  const response = await fetch(`${hubUrl}/docs/openapi.json`);
  type Operation = DescribedRoute['operation'] & { readonly 'x-access': Access };
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, nowhere),
      access: operation['x-access'],
      operation,
    })),
  );
}
