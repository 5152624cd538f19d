import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: '/app/',
  build: {
    outDir: path.join(root, '../dist/smart-app'),
    emptyOutDir: true,
    rolldownOptions: {
      input: [path.join(root, 'index.html'), path.join(root, 'launch.html')],
    },
  },
});
