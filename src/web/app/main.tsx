import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KitProvider, noteLock, onInterrupted, onLocked, ProblemError } from '#kit';
import { router } from './routes.tsx';
import { interrupted } from './session.ts';

onInterrupted(interrupted);
onLocked(noteLock);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// What the API answered is said on the page; only faults of ours belong in the console.
const onCaughtError = (error: unknown) => {
  if (!(error instanceof ProblemError)) console.error(error);
};
createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <KitProvider>
      <RouterProvider router={router} />
    </KitProvider>
  </StrictMode>,
);
