"""What a commitment is. Pure: no chat, no database, no network, no clock."""
