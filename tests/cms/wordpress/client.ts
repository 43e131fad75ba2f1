// Somebody who works with a site: signs in, and asks WordPress's REST interface as its editor does.
import type { APIRequestContext } from '@playwright/test';
import { ARTICLE } from '../site';

const ROLES = ['administrator', 'editor', 'author', 'contributor'] as const;
/** Everybody who writes. */
export const WRITERS = ROLES;
export type Role = (typeof ROLES)[number] | 'subscriber';
export const PASSWORD = 'of a test';

/** A paragraph in which WordPress makes the closing mark one that opens. */
const WRONG_WAY = '"The tower is <em>not</em>", said Petra Quill, the sexton, "ours to open."';
const paragraphs = [...ARTICLE.html.split('\n').map((p) => p.replace(/<\/?p>/g, '')), WRONG_WAY];

/** The article as the two editors of WordPress keep it, and as a page has it; `inside` stands in the middle, in a form that each keeps. */
export const STORY = {
  html: paragraphs.map((p) => `<p>${p}</p>`).join('\n'),
  blocks: (inside = '') =>
    [...paragraphs.map((p) => `<!-- wp:paragraph -->\n<p>${p}</p>\n<!-- /wp:paragraph -->`), inside].join('\n\n').trim(),
  classic: (inside = '') => [inside, ...paragraphs].join('\n\n').trim(),
};
export const BLOCK = '<!-- wp:claimlight/article /-->';
export const SHORTCODE = '[claimlight]';

export type Post = { id: number; link: string; content: { raw: string } };
export type Client = {
  rest: <T = Post>(route: string, data?: object, method?: string) => Promise<T>;
  /** Writes a post, published if that is allowed; else it waits for somebody. */
  write: (content: string, more?: object) => Promise<Post>;
};

/** Signs in; what comes then is done by this user. */
export async function signIn(request: APIRequestContext, url: string, role: Role): Promise<Client> {
  // WordPress wants to see that cookies come back.
  await request.get(`${url}wp-login.php`);
  const answer = await request.post(`${url}wp-login.php`, { form: { log: role, pwd: PASSWORD, testcookie: '1' }, maxRedirects: 0 });
  if (answer.status() !== 302) throw new Error(`${role} was not let in: ${answer.status()}`);
  const nonce = await (await request.get(`${url}wp-admin/admin-ajax.php?action=rest-nonce`)).text();
  const rest: Client['rest'] = async (route, data, method = data ? 'POST' : 'GET') => {
    const reply = await request.fetch(`${url}wp-json/wp/v2/${route}`, { method, headers: { 'X-WP-Nonce': nonce }, ...(data && { data }) });
    if (!reply.ok()) throw new Error(`${method} ${route} as ${role}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  const write: Client['write'] = (content, more = {}) =>
    rest<Post>('posts?context=edit', { title: ARTICLE.title, content, status: role === 'contributor' ? 'pending' : 'publish', ...more });
  return { rest, write };
}
