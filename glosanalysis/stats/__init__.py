"""Statistics on plain numbers and Series: nothing here knows what is being counted."""
