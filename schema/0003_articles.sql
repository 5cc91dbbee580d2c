-- The text of the pages that entries link to, for feeds that carry only headlines. On a large record each ALTER holds
-- its table's lock for an instant: a column with a constant default, or without one, writes to no row.

ALTER TABLE alleged.feed
  ADD fetch_article boolean NOT NULL DEFAULT false,
  ADD article_trouble text,
  ADD article_waits integer NOT NULL DEFAULT 0 CHECK (article_waits >= 0);
COMMENT ON COLUMN alleged.feed.fetch_article IS 'Whether the pages that its new entries link to are fetched, and their main text read';
COMMENT ON COLUMN alleged.feed.article_trouble IS 'What was wrong with such pages at the last poll that read the feed, for a person; null when all went well';
COMMENT ON COLUMN alleged.feed.article_waits IS 'Polls in a row that left entries to the next one, because not all pages could be asked for';

ALTER TABLE alleged.story ADD article text;
COMMENT ON COLUMN alleged.story.article IS 'Main text of the page that the entry links to, plain; null where it was not fetched, or had none';
COMMENT ON COLUMN alleged.story.fingerprint IS '64-bit simhash of title and article, or of title and text where there is no article; for near copies';
COMMENT ON COLUMN alleged.report.evidence IS 'Every sentence: field (title, text or article), start and end in code points of the plain text, quote';
