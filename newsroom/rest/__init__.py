"""What all resources of the API share. Knows neither app; `newsroom.api` is where both meet."""
