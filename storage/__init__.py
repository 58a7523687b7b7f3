"""How commitments are kept: SQLModel tables, repositories, inbox, outbox, migrations."""
