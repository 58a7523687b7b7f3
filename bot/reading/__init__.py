"""From bytes to text, one module a format; must not know what the text promises."""
