// What every test that starts a server needs.
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** Has a server listen on this machine alone, on a port that is free unless one is named; the port. */
export async function listening(server: Server, port = 0) {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port that is free now, for a program that opens it itself. */
export async function freePort() {
  const probe = createServer();
  const port = await listening(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Ends a server with all that is connected to it. */
export function ended(server: HttpServer) {
  server.closeAllConnections();
  server.close();
}
