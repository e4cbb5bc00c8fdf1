"""Messages that leave the house: outbox, SMTP, letters whose words the firm may change."""
