import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KitProvider, noteLock, onLocked, onSignedOut, ProblemError } from '#kit';
import { goToSignIn, router } from './routes.tsx';

onSignedOut(goToSignIn);
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
