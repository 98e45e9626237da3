-- How many records hold a word is guessed from a sample of the texts. With the usual sample of a hundred, one that holds
-- a rare word by chance makes it look frequent (one in a hundred), and a list of a million is then read from its newest
-- end until fifty are found: seconds, where the index finds them in a millisecond. With five hundred it doesn't.
alter table customers alter column search_text set statistics 500;
alter table contacts alter column search_text set statistics 500;
analyze customers (search_text), contacts (search_text);
