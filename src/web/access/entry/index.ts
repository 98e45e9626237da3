/** The pages before signing in. Light: a phone on a bad network opens them. */
export { ProveDevicePage, TrustDevicePage } from './device.tsx';
export { EntryFrame, OverPage } from './frame.tsx';
export { ForgotPasswordPage, ResetPasswordPage } from './password.tsx';
export { SignInPage, SignInSteps } from './sign-in.tsx';
export { UnlockPage } from './unlock.tsx';
export { entryWords } from './words.ts';
