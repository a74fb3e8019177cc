"""What a request costs, beside a bare server that answers with one prepared row. `make bench` prints it; no test asserts a time."""
