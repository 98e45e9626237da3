import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['LATCHKEY_SERVER'] ?? 'http://127.0.0.1:3000';

/** The web app: `src/web` → `dist/web`, every file but index.html named by its content. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    sourcemap: false,
    // Which file needs which: `bench/sign-in-size.ts` reads it.
    manifest: 'manifest.json',
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    // A strict content policy allows no `data:` scripts and fonts; small pictures may stay files too.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The kit is one door with many parts behind it: a page pays only for those it uses.
      treeshake: { moduleSideEffects: (id) => !/\/src\/web\/(kit|business|access)\/.*\.tsx?$/.test(id) },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'router', test: /node_modules\/@tanstack\// },
            { name: 'zod', test: /node_modules\/zod\// },
          ],
        },
      },
    },
  },
  // The guide lies beside the sources.
  server: {
    fs: { allow: ['../..'] },
    proxy: Object.fromEntries(
      ['/api', '/locked'].map((path) => [path, { target: server, changeOrigin: true }]),
    ),
  },
});
