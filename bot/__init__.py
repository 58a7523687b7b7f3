"""Who touches a commitment: chat, terminal, command line, schedule, delivery, rendering."""
