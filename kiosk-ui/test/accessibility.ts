import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule of accessibility that the page breaks, and the elements that break it. */
export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What our own pages are held to: the law's rules and good practice. */
export const lawAndGoodPractice = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/**
 * The rules that the page breaks as it stands. Axe stays in the page from one look to the next and tells of violations
 * alone: loading it anew, and carrying out what was found in order, takes three times as long as looking.
 *
 * @param tags Rules with one of these tags; absent: all that axe looks for unasked.
 * @throws Error when the page has frames, into which this does not look.
 */
export async function violationsOn(page: Page, tags?: readonly string[]): Promise<Violation[]> {
  if (page.frames().length > 1) throw new Error('The page has a frame, into which nobody looks here.');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, {
      resultTypes: ['violations'],
      ...(values !== undefined && { runOnly: { type: 'tag', values: [...values] } }),
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  }, tags);
}
