// The only thing that a browser under test can reach: a proxy that is every site itself, and writes down what it is asked.
import { createServer, type Server } from 'node:http';
import { ended, listening } from '../servers';

export interface Content {
  body: string | Buffer;
  headers?: Record<string, string>;
}

export class Site {
  /** What it was asked for: "method address". */
  asked: string[] = [];
  port = 0;
  readonly #contents = new Map<string, Content>();
  readonly #server: Server;
  #visits = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      const content = this.#contents.get(request.url ?? '');
      const headers = { 'content-type': 'text/html; charset=utf-8', ...content?.headers };
      response.writeHead(content ? 200 : 404, headers).end(content?.body ?? '');
    });
    this.#server.on('connect', (request, socket) => {
      this.asked.push(`CONNECT ${request.url}`);
      socket.on('error', () => {});
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  }

  static async open() {
    const site = new Site();
    site.port = await listening(site.#server);
    return site;
  }

  /** @returns the address of a page with this content, on a site of its own */
  put(content: Content) {
    const address = `http://news${(this.#visits += 1)}.test/story`;
    this.#contents.set(address, content);
    return address;
  }

  close() {
    ended(this.#server);
  }
}
