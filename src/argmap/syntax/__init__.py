"""``.arg`` text ⇄ syntax tree; knows no meaning."""
