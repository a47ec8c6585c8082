import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** Smaller ones travel in one packet either way. */
const WORTH_COMPRESSING = 1_024;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;

/** Compresses once, as small as it gets, what would otherwise be compressed for every reader. */
const compressed = (directory: string): Plugin => ({
  name: 'guigong-compressed',
  closeBundle() {
    for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !COMPRESSIBLE.test(file)) continue;
      const content = readFileSync(file);
      if (content.length < WORTH_COMPRESSING) continue;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
});

/** Puts the style sheet into the page: on a slow line it is one journey less before anything is seen. */
const stylesInPage: Plugin = {
  name: 'guigong-styles-in-page',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'));
    if (page?.type !== 'asset') return;
    for (const sheet of Object.values(bundle)) {
      if (sheet.type !== 'asset' || !sheet.fileName.endsWith('.css')) continue;
      const link = new RegExp(`<link[^>]*href="/${sheet.fileName}"[^>]*>`);
      page.source = String(page.source).replace(link, () => `<style>${String(sheet.source).trim()}</style>`);
      delete bundle[sheet.fileName];
    }
  },
};

/** React's own source runs on Preact, a tenth of its size: for phones on a bad line. */
const ON_PREACT = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

/** `vite build --mode worker`: one front, from `apps/web/<mode>` to `dist/web/<mode>`, where its service finds it. */
export default defineConfig(({ mode }): UserConfig => {
  const project = join(import.meta.dirname, '..', '..');
  const directory = join(project, 'dist', 'web', mode);
  const forPhones = mode === 'worker';
  return {
    root: join(import.meta.dirname, mode),
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic' } },
    plugins: [...(forPhones ? [stylesInPage] : []), compressed(directory)],
    resolve: { alias: forPhones ? ON_PREACT : {} },
    build: {
      outDir: directory,
      emptyOutDir: true,
      // What WeChat's own browser has been since 2022.
      target: forPhones ? 'chrome87' : 'es2022',
      cssCodeSplit: !forPhones,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_500,
    },
  };
});
