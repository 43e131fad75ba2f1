// Chromium's background has no page, so the reader gets one, for as long as it is asked.

import { serve } from './reader.js';

serve(() => window.close());
