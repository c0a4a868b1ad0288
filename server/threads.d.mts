import type { Plugin } from 'vite';

export declare function threads(): Plugin;
