/** The pages before signing in. Light: a phone on a bad network opens them. */
export { ProveDevicePage, TrustDevicePage } from './device.tsx';
export { EntryFrame } from './frame.tsx';
export { ForgotPasswordPage, ResetPasswordPage } from './password.tsx';
export { SignInPage } from './sign-in.tsx';
export { entryWords } from './words.ts';
