import { createContext, useContext } from 'react';

/** The row that is open beside the list, by its key. A context, as only the rows are drawn by it and not the list. */
export const OpenRow = createContext<string | undefined>(undefined);

export const useOpenRow = () => useContext(OpenRow);
