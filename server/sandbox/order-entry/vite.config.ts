import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  build: { outDir: path.join(root, '../../../dist/order-entry'), emptyOutDir: true },
});
