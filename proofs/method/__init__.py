"""The method of the book's verdicts, written a second time: shares no code with runner/judge."""
