"""What is printed: certificates, posters and statements as PDF."""
