import { createDesk } from './deskCore';
import type { FromDesk, ToDesk } from './protocol';
import { serveDesk } from './serveDesk';

serveDesk(
  {
    postMessage: (message: FromDesk) => self.postMessage(message),
    addEventListener: (type, listener: (event: MessageEvent<ToDesk>) => void) =>
      self.addEventListener(type, listener),
  },
  createDesk(),
);
