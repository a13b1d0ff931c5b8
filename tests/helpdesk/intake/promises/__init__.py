"""What everybody may rely on when they write to us, each promise as messages that try to break it."""
