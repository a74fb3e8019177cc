"""The network of actors and agreements: what is shown of it, where it stands in the picture, and the pages and data that show it."""
