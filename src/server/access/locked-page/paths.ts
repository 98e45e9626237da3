export const pagePath = '/locked';
export const stylePath = '/locked.css';
