// On the server: the article, and a reading of it there.
import { readFile } from 'node:fs/promises';
import { analyze } from 'claimlight';
import { Voices } from './voices';

// Made anew for each request, so that the server imports and reads while it serves.
export const dynamic = 'force-dynamic';

export default async function Page() {
  const [title, ...paragraphs] = JSON.parse(await readFile('article.json', 'utf8'));
  const text = [title, ...paragraphs].join('\n\n');
  const { quotes } = await analyze(text);
  const read = quotes.map(({ content }) => content.map((span) => text.slice(...span)));

  return (
    <>
      <article id="story">
        <h1>{title}</h1>
        {paragraphs.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </article>
      <Voices article="story" />
      <script id="on-the-server" type="application/json">{JSON.stringify(read)}</script>
    </>
  );
}
