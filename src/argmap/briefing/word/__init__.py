"""The parts of a Word file. They import python-docx: import them where a file is written."""
