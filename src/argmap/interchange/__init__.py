"""Maps in other formats, one a file."""
