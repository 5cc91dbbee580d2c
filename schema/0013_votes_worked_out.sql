-- The year and the kind of a vote that a story does not tell may come of its day and of alleged.election.
COMMENT ON COLUMN alleged.allegation.election_key IS 'The vote: country, year and kind, e.g. US-2024-presidential, as the story tells it, or where it does not, where its day leaves one likely; may be empty';
