-- The audit trail only ever grows.
CREATE FUNCTION audit_is_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail cannot be changed' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_insert_only BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_is_insert_only();--> statement-breakpoint
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_insert_only();--> statement-breakpoint
INSERT INTO "data_version" ("shard", "n") SELECT shard, 0 FROM generate_series(0, 63) AS shard;--> statement-breakpoint
INSERT INTO "settings" ("key", "value") VALUES ('matching-epoch', '0');--> statement-breakpoint
INSERT INTO "feeds" ("id", "title", "licence", "citation", "redistribution", "hold_back")
VALUES ('desk', 'Your own log', 'Yours', 'Events logged by hand in this installation.', 'free', 2);
