"""What pages have in common: `<head>`, structured data, social cards, the frame around them."""
