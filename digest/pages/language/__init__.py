"""The words of the site's language: digest's own, and days and moments as people write them."""
