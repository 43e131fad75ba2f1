// A dropped, pasted or opened file to text, or to a sentence that says why not.

import { parse } from '../article/html.js';
import { files as strings } from './strings.js';
import { articleOf, type Taken } from './whole.js';

const TEXT = /\.(?:txt|text|md|markdown)$/i;
const PAGE = /\.(?:html?|xhtml)$/i;

/** Why a file was not taken, in a sentence for the reader. */
export class FileError extends Error {}

/**
 * The one file of a drop or paste.
 * @returns Throws a `FileError` for none, for several, and for a folder.
 */
export function oneFile({ items, files }: DataTransfer): File {
  if (files.length > 1) throw new FileError(strings.several(files.length));
  const entry = [...items].find((item) => item.kind === 'file')?.webkitGetAsEntry?.();
  if (entry?.isDirectory) throw new FileError(strings.folder(entry.name));
  if (!files[0]) throw new FileError(strings.nothing);
  return files[0];
}

/** @returns its text, or, of a page, its article. Rejects with a `FileError` that names the file. */
export async function textOfFile(file: File): Promise<Taken> {
  const page = PAGE.test(file.name) || file.type === 'text/html';
  const known = page || TEXT.test(file.name) || file.type.startsWith('text/') || (!file.type && !file.name.includes('.'));
  if (!known) throw new FileError(strings.kind(file.name));
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileError(strings.unreadable(file.name));
  });
  const content = decode(new Uint8Array(bytes), file.name, page);
  const taken = page ? await articleOf(parse(content)) : { text: content, note: '', page: '' };
  if (!taken.text.trim()) throw new FileError(strings.empty(file.name));
  return taken;
}

function decode(bytes: Uint8Array, name: string, page: boolean) {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  if (!wide && bytes.includes(0)) throw new FileError(strings.binary(name));
  for (const encoding of [wide || 'utf-8', page && declared(bytes)]) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, or the sentence below.
    }
  }
  throw new FileError(strings.encoding(name));
}

/** The encoding that a page says it is in. */
function declared(bytes: Uint8Array) {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? '';
}
