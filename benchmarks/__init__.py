"""What the documentation says about speed, reproducible."""
