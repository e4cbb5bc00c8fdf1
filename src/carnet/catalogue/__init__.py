"""What the firm sells: products, services, works made of components, VAT rates and units."""
