"""What Django's models cannot say: text search that ignores accents, and revisions that nobody rewrites."""

_STEMMERS = (
    "english spanish french german italian portuguese dutch danish swedish norwegian finnish simple"
).split()


def _configuration(stemmer: str) -> str:
    # unaccent is a filtering dictionary: it hands the word on to the stemmer, in documents and queries alike.
    dictionary = "simple" if stemmer == "simple" else f"{stemmer}_stem"
    return f"""
        CREATE TEXT SEARCH CONFIGURATION help_{stemmer} (COPY = pg_catalog.{stemmer});
        ALTER TEXT SEARCH CONFIGURATION help_{stemmer}
            ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {dictionary};
    """


MAKE_CONFIGURATIONS = "".join(_configuration(stemmer) for stemmer in _STEMMERS)
DROP_CONFIGURATIONS = "".join(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS help_{stemmer};" for stemmer in _STEMMERS)

KEEP_REVISIONS = """
    CREATE FUNCTION knowledgebase_keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a revision is written once'; END $$;
    CREATE TRIGGER revision_is_written_once BEFORE UPDATE ON knowledgebase_articlerevision
        FOR EACH ROW EXECUTE FUNCTION knowledgebase_keep_revision();
"""
FORGET_REVISIONS = """
    DROP TRIGGER revision_is_written_once ON knowledgebase_articlerevision;
    DROP FUNCTION knowledgebase_keep_revision();
"""
