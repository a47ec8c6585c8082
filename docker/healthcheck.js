/** Exit code 0 when the service on this container's port is ready. Usage: `node docker/healthcheck.js <port>`. */
const port = Number(process.argv[2]);

fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) }).then(
  (answer) => process.exit(answer.ok ? 0 : 1),
  () => process.exit(1),
);
