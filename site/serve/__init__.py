"""The book on this machine while it is written: pages made again, and shown, as files change."""
