import { tell } from './cli/failure.ts';
import { keepHeapLean } from './cli/lean-heap.ts';
import { serve } from './cli/serve.ts';
import { readConfig } from './config.ts';

keepHeapLean();
try {
  await serve(readConfig(process.env), process.argv.slice(2));
} catch (error) {
  process.exit(tell(error));
}
