-- One article is often quoted under several addresses: without scheme, "www." or "m.", tracking and trailing slash they are one.
-- The index and every search use this function, so the rule stands here alone.
-- Cut to 600 characters: an index takes no more than 2704 bytes, and a longer address would be refused.
CREATE FUNCTION link_key(url text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT left(rtrim(regexp_replace(regexp_replace(regexp_replace(lower(url),
    '^https?://(www\.|m\.|amp\.)?', ''), '#.*$', ''), '([?&])(utm_[^&]*|fbclid=[^&]*|gclid=[^&]*)(?=&|$)', '\1', 'g'), '?&/'), 600)
$$;--> statement-breakpoint
CREATE INDEX "sources_by_link" ON "sources" (link_key("url")) WHERE "url" IS NOT NULL;--> statement-breakpoint
-- Images and PDFs are packed already; packing them again would only cost time.
ALTER TABLE "attachments" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
-- A month's numbers are read from the index alone: with the columns in it, 12,000 matches cost a third of what the
-- table costs. The generator cannot say INCLUDE, so the index is made anew here under its name.
DROP INDEX "matches_of_an_indicator";--> statement-breakpoint
CREATE INDEX "matches_of_an_indicator" ON "matches" ("tracked", "feed", "day") INCLUDE ("role", "value", "value_to", "left_out");
