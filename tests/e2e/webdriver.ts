// WebKitGTK, driven as the W3C says (https://www.w3.org/TR/webdriver2/): Playwright drives only a WebKit of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from '../servers';

const DRIVER = process.env.WEBKITDRIVER ?? '/usr/bin/WebKitWebDriver';

export class WebKit {
  private constructor(
    private readonly process: ChildProcess,
    private readonly base: string,
    private session = '',
  ) {}

  /** Starts a browser on a screen that nobody sees. */
  static async start(): Promise<WebKit> {
    const port = await freePort();
    const child = spawn('xvfb-run', ['-a', DRIVER, `--port=${port}`], { detached: true, stdio: 'ignore' });
    const died = new Promise<never>((_, reject) => {
      child.once('error', (cause) =>
        reject(new Error('xvfb-run and WebKitWebDriver are needed: apt-get install xvfb xauth webkit2gtk-driver', { cause })),
      );
      child.once('exit', (code) => reject(new Error(`WebKitWebDriver ended with ${code}: apt-get install xvfb xauth webkit2gtk-driver`)));
    });
    died.catch(() => {});
    const webkit = new WebKit(child, `http://127.0.0.1:${port}`);
    for (;;) {
      const ready = await Promise.race([
        webkit.call('GET', '/status').then(
          () => true,
          () => false,
        ),
        died,
      ]);
      if (ready) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { sessionId } = (await webkit.call('POST', '/session', { capabilities: { alwaysMatch: {} } })) as { sessionId: string };
    webkit.session = `/session/${sessionId}`;
    await webkit.call('POST', `${webkit.session}/window/rect`, { width: 1200, height: 900 });
    return webkit;
  }

  async stop(): Promise<void> {
    await this.call('DELETE', this.session).catch(() => {});
    if (this.process.pid && this.process.exitCode === null) process.kill(-this.process.pid);
  }

  goto(url: string): Promise<unknown> {
    return this.call('POST', `${this.session}/url`, { url });
  }

  /** Runs a function on the page; what it needs comes as its one argument. */
  async evaluate<T, A = undefined>(act: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    const script = `const [argument, done] = arguments; Promise.resolve().then(() => (${act})(argument)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = (await this.call('POST', `${this.session}/execute/async`, { script, args: [argument ?? null] })) as {
      value: T;
      error?: string;
    };
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** Runs a script's text on the page. */
  run(script: string): Promise<unknown> {
    return this.call('POST', `${this.session}/execute/sync`, { script, args: [] });
  }

  async click(x: number, y: number): Promise<void> {
    const actions = [
      { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.call('POST', `${this.session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  private async call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.base + path, body ? { method, body: JSON.stringify(body) } : { method });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  }
}
