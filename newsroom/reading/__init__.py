"""What pages and API share when they read: lists by key, cursors, moments in addresses. Knows neither app."""
