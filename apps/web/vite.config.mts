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

/** What is most likely shown first, by the name of its part: it comes together with the scripts that ask for it. */
const FIRST_PARTS: Readonly<Record<string, { readonly guest: string; readonly signedIn: string }>> = {
  employer: { guest: 'sign-in', signedIn: 'board-page' },
};

/**
 * Two pages of one: for whoever has a session, and for whoever comes without one. The latter says so, and asks for nothing
 * ahead that only a session is answered.
 */
const pageForGuests = (front: string): Plugin => ({
  name: 'guigong-page-for-guests',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') return;
    const source = String(page.source);
    const withPart = (html: string, part: string | undefined): string => {
      const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === part);
      const files = chunk?.type === 'chunk' ? [chunk.fileName, ...chunk.imports] : [];
      const links = files
        .filter((file) => !html.includes(file))
        .map((file) => `  <link rel="modulepreload" crossorigin href="/${file}">\n`);
      return html.replace('</head>', `${links.join('')}  </head>`);
    };
    const forGuests = source
      .replace('<html ', '<html data-guest ')
      .replace(/\s*<link rel="preload"[^>]*as="fetch"[^>]*>/g, '');
    page.source = withPart(source, FIRST_PARTS[front]?.signedIn);
    this.emitFile({ type: 'asset', fileName: 'guest.html', source: withPart(forGuests, FIRST_PARTS[front]?.guest) });
  },
});

/** Whose modules do nothing when they are loaded, though their packages do not say so: what nobody uses of them is left out. */
const WITHOUT_EFFECTS = /node_modules\/(antd|@ant-design|@rc-component)\//;

/** A component library is hundreds of modules: what several pages share travels in few files, each with what is used together. */
const FEW_FILES = [
  { name: 'first', tags: ['$initial' as const], priority: 1 },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 8_000 },
];

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
    plugins: [stylesInPage, pageForGuests(mode), compressed(directory)],
    resolve: { alias: forPhones ? ON_PREACT : {} },
    build: {
      outDir: directory,
      emptyOutDir: true,
      // What WeChat's own browser has been since 2022.
      target: forPhones ? 'chrome87' : 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        treeshake: { moduleSideEffects: [{ test: WITHOUT_EFFECTS, sideEffects: false }] },
        output: forPhones ? {} : { codeSplitting: { groups: FEW_FILES } },
      },
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_500,
    },
  };
});
