"""The demo content: one story of today and five records of the past, written by hand in German and English."""
