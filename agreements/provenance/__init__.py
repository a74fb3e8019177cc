"""What facts rest on: sources as readers see them, contradictions between them, and what follows when one is retracted."""
