import { UserError } from '../domain/failure.js';
import { nearest } from '../config/nearest.js';

/**
 * The page of a check, or of a rule about access, as Markdown, or what is known of an issue code of Access Analyzer.
 * Throws a UserError for an id that is none of these, with the nearest one.
 */
export async function explain(id: string): Promise<string> {
  const pages = await writtenPages();
  const page = Object.entries(pages).find(([name]) => name === id.toLowerCase())?.[1];
  if (page) return page;
  const { issuePage, issueCodes } = await import('./issue-page.js');
  const code = id.toUpperCase().replaceAll('-', '_');
  if (issueCodes().includes(code)) return issuePage(code);
  const close = nearest(id, [...Object.keys(pages), ...issueCodes()]);
  throw new UserError(`There is no check or issue code "${id}".${close ? ` Did you mean ${close}?` : ''}`);
}

/** The pages that are written by hand, by id: of checks, and of rules about access. */
async function writtenPages(): Promise<Readonly<Record<string, string>>> {
  const { default: checks } = await import('../checks/pages.json', { with: { type: 'json' } });
  const { default: access } = await import('../review/access/sections.json', { with: { type: 'json' } });
  return { ...checks, ...access };
}
