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
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing.ts'],
    testTimeout: 20_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
