/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `./lyceum up` answers; the dev server hands the REST API and the WebSocket on to it. */
const frontDoor = process.env.LYCEUM_FRONT_DOOR ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  css: { modules: { generateScopedName: '[name]-[local]-[hash:base64:4]' } },
  build: { target: 'es2023', cssTarget: ['chrome123', 'firefox120', 'safari17.5'], manifest: true },
  server: {
    proxy: { '/api': frontDoor, '/ws': { target: frontDoor, ws: true } },
  },
  test: {
    testTimeout: 20_000,
    pool: 'threads',
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      // A document takes a second to set up: who needs one without a component asks for it in its first line.
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing.ts'],
        },
      },
    ],
  },
});
