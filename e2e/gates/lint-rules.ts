import path from 'node:path';
import { importRefusal } from './import-direction.ts';
import { plannedAnew } from './planned-once.ts';

/** What these rules use of the linter's interface. */
interface RuleContext {
  readonly filename: string;
  /** The folder that the linter was started in: the root of the repository. */
  readonly cwd: string;
  report(finding: { message: string; node: object }): void;
}

interface StringNode {
  readonly type: string;
  readonly value?: unknown;
}

interface SourceNode {
  readonly source: StringNode | null;
}

interface NamedNode {
  readonly type: string;
  readonly name?: string;
}

interface TextNode {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked?: string | null } }[];
  readonly expressions?: readonly NamedNode[];
}

/** Modules of Node that compute and touch nothing. */
const harmlessModules = new Set(['node:assert', 'node:buffer', 'node:crypto', 'node:path', 'node:url', 'node:util']);
const clocks = new Set(['Date.now', 'performance.now', 'process.hrtime', 'process.uptime']);
const chance = new Set(['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues']);

const importDirection = {
  create(context: RuleContext) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const judge = ({ source }: SourceNode): void => {
      if (typeof source?.value !== 'string') return;
      const message = importRefusal(from, source.value);
      if (message !== undefined) context.report({ message, node: source });
    };
    return {
      ImportDeclaration: judge,
      ExportAllDeclaration: judge,
      ExportNamedDeclaration: judge,
      ImportExpression: judge,
      TSImportType: judge,
    };
  },
};

const pure = {
  create(context: RuleContext) {
    const refuse = (node: object, what: string): void =>
      context.report({
        node,
        message: `A pure file takes time and randomness as arguments and touches nothing: ${what}.`,
      });
    return {
      MemberExpression(node: { object: NamedNode; property: NamedNode }) {
        const name = `${node.object.name}.${node.property.name}`;
        if (clocks.has(name)) refuse(node, `${name} reads a clock`);
        if (chance.has(name)) refuse(node, `${name} is chance`);
      },
      NewExpression(node: { callee: NamedNode; arguments: unknown[] }) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node, 'new Date() reads a clock');
      },
      CallExpression(node: { callee: NamedNode }) {
        if (node.callee.name === 'Date') refuse(node, 'Date() reads a clock');
      },
      ImportDeclaration(node: SourceNode & { specifiers: { imported?: NamedNode }[] }) {
        const source = node.source?.value;
        if (typeof source !== 'string') return;
        if (source === 'uuid') refuse(node, '"uuid" reads a clock and is chance');
        if (source.startsWith('node:') && !harmlessModules.has(source)) refuse(node, `"${source}" touches the machine`);
        if (source !== 'node:crypto') return;
        for (const { imported } of node.specifiers) {
          if (imported?.name?.startsWith('random')) refuse(node, `${imported.name} is chance`);
        }
      },
    };
  },
};

const plannedOnce = {
  create(context: RuleContext) {
    const texts: TextNode[] = [];
    const namedTexts = new Map<string, TextNode[]>();
    /** With the texts written in that it names; what else it is made of is left out. */
    const whole = ({ value, quasis = [], expressions = [] }: TextNode, inside: readonly string[] = []): string => {
      if (typeof value === 'string') return value;
      const parts = expressions.map(({ name = '' }) =>
        (inside.includes(name) ? [] : (namedTexts.get(name) ?? [])).map((named) => whole(named, [...inside, name])),
      );
      return quasis.map((quasi, index) => `${quasi.value.cooked}${parts[index]?.join(' ') ?? ''}`).join('');
    };
    return {
      VariableDeclarator({ id, init }: { id: NamedNode; init: TextNode | null }) {
        if (id.name === undefined || init === null) return;
        if (typeof init.value === 'string' || init.type === 'TemplateLiteral') {
          namedTexts.set(id.name, [...(namedTexts.get(id.name) ?? []), init]);
        }
      },
      Literal(node: TextNode) {
        if (typeof node.value === 'string') texts.push(node);
      },
      TemplateLiteral(node: TextNode) {
        texts.push(node);
      },
      'Program:exit'() {
        for (const node of texts) {
          const message = plannedAnew(whole(node));
          if (message !== undefined) context.report({ message, node });
        }
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { 'import-direction': importDirection, 'planned-once': plannedOnce, pure },
};
