// The second build is one that runs without the project's node_modules, as in a container.
export default { output: process.env.ALONE ? 'standalone' : undefined, outputFileTracingRoot: import.meta.dirname };
