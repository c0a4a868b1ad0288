import { tell } from './cli/failure.ts';
import { serve } from './cli/serve.ts';
import { readConfig } from './config.ts';

try {
  await serve(readConfig(process.env), process.argv.slice(2));
} catch (error) {
  process.exit(tell(error));
}
