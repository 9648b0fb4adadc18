import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Panels are loaded when they are first opened, which takes a busy machine a while.
configure({ asyncUtilTimeout: 8_000 });

afterEach(cleanup);
