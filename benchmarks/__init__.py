"""What is claimed about speed and quality is measured here; each module is a command of its own."""
